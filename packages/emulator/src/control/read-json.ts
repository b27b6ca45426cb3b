/** A request that is larger than it may be; answered with HTTP 413. */
export class TooLarge extends Error {}

/** What of a request one needs to read its body. */
interface Sent {
  readonly req: { readonly raw: { readonly body: ReadableStream<Uint8Array> | null } };
}

/**
 * Reads JSON, and no more of it than it may be.
 *
 * @returns `undefined` when it is none.
 * @throws {@link TooLarge}
 */
export async function readJson({ req }: Sent, maxBytes: number): Promise<unknown> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of req.raw.body ?? []) {
    size += piece.length;
    if (size > maxBytes) throw new TooLarge(`A request here has at most ${maxBytes} bytes.`);
    pieces.push(piece);
  }
  try {
    return JSON.parse(Buffer.concat(pieces).toString('utf8'));
  } catch {
    return undefined;
  }
}
