/** A request to the webhook, whatever server it came through. */
export interface WebhookRequest {
  readonly method: string;
  /** @param name - In lower case. */
  header(name: string): string | undefined;
  readonly body: AsyncIterable<Uint8Array> | null;
}

/** What the platform is answered. */
export interface WebhookAnswer {
  readonly status: number;
  /** Sent as JSON. */
  readonly body: object;
  /** Settles when the event that was taken has been handled; the answer does not wait for it. */
  readonly handled?: Promise<void>;
}

/** Reads a body, and stops at the limit. @returns `undefined` when it is longer. */
export async function readBody(request: WebhookRequest, maxBytes: number): Promise<Buffer | undefined> {
  if (Number(request.header('content-length')) > maxBytes) return undefined;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > maxBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
