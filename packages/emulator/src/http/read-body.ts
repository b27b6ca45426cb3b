import type { IncomingMessage } from 'node:http';
import { Refusal } from '../rules/refusal.js';
import type { BodyBudget } from './body-budget.js';
import { isRecord } from './is-record.js';

/** Why a body was not kept: 413 it is too large, 503 too many are held at the moment. */
export type BodyRefusal = 413 | 503;

/**
 * Reads a body. When it cannot be kept, the rest of it is read and dropped, so that the answer arrives.
 *
 * @param held - What all bodies together may take; whoever gets one gives it back.
 */
export async function readBody(
  request: IncomingMessage,
  maxBytes: number,
  held?: BodyBudget,
): Promise<Buffer | BodyRefusal> {
  const chunks: Buffer[] = [];
  let kept = 0;
  let refusal: BodyRefusal | undefined;
  const drop = (): void => {
    held?.give(kept);
    chunks.length = 0;
    kept = 0;
  };
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      if (refusal !== undefined) continue;
      if (kept + chunk.length > maxBytes) refusal = 413;
      else if (held?.take(chunk.length) === false) refusal = 503;
      if (refusal !== undefined) {
        drop();
        continue;
      }
      chunks.push(chunk);
      kept += chunk.length;
    }
  } catch (error) {
    drop();
    throw error;
  }
  return refusal ?? Buffer.concat(chunks);
}

async function parseForm(body: Buffer, contentType: string): Promise<Record<string, unknown>> {
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': contentType } }).formData();
  const fields: Record<string, unknown> = {};
  for (const [name, value] of form.entries())
    fields[name] = typeof value === 'string' ? parseField(value) : `(${value.size} bytes)`;
  return fields;
}

/** In a form objects travel as JSON text. */
function parseField(text: string): unknown {
  if (!text.startsWith('{')) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/**
 * Parses JSON, or a form as guild sends with a picture use it. An empty body is `{}`.
 *
 * @throws {@link Refusal} 50035 when it is neither.
 */
export async function parseBody(body: Buffer, contentType = ''): Promise<Record<string, unknown>> {
  if (body.length === 0) return {};
  try {
    const value: unknown = contentType.startsWith('multipart/form-data')
      ? await parseForm(body, contentType)
      : JSON.parse(body.toString('utf8'));
    if (isRecord(value)) return value;
  } catch {
    // told below
  }
  throw new Refusal('malformedBody');
}
