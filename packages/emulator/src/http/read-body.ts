import type { IncomingMessage } from 'node:http';
import { Refusal } from '../rules/refusal.js';
import { isRecord } from './is-record.js';

/** @returns `undefined` when the body is too large. The rest of it is read and dropped, so that the answer arrives. */
export async function readBody(request: IncomingMessage, maxBytes: number): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= maxBytes) chunks.push(chunk);
    else chunks.length = 0;
  }
  return size > maxBytes ? undefined : Buffer.concat(chunks);
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
