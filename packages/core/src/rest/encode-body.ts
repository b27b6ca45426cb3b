import type { CallFile } from './api-call.js';

/** A body as it travels. */
export interface EncodedBody {
  contentType?: string;
  content?: string | Buffer;
}

/** JSON, or with a file beside it `multipart/form-data`, whose objects are JSON texts. */
export function encodeBody(body: unknown, file: CallFile | undefined): EncodedBody | Promise<EncodedBody> {
  if (file) return encodeForm((body ?? {}) as Record<string, unknown>, file);
  return body === undefined ? {} : { contentType: 'application/json', content: JSON.stringify(body) };
}

async function encodeForm(body: Record<string, unknown>, { field, fileName, bytes }: CallFile): Promise<EncodedBody> {
  const form = new FormData();
  for (const [key, value] of Object.entries(body))
    if (value !== undefined) form.set(key, typeof value === 'string' ? value : JSON.stringify(value));
  form.set(field, new Blob([new Uint8Array(bytes)]), fileName);
  const response = new Response(form);
  return {
    contentType: response.headers.get('content-type') ?? undefined,
    content: Buffer.from(await response.arrayBuffer()),
  };
}
