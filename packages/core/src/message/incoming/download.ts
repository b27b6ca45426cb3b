import { lookup, type LookupAddress } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import { Agent, request } from 'undici';
import { MessageError } from '../../errors/message-error.js';
import { NetworkError } from '../../errors/network-error.js';

/** How much, and how long, a download may take. */
export interface DownloadOptions {
  /** Longer content is refused, whatever its sender says of its length, in bytes. @defaultValue 20971520 */
  maxBytes?: number;
  /** Longest wait for an answer, and again for each piece, in milliseconds. @defaultValue 30000 */
  timeoutMs?: number;
  /** Ends the download; its reason is what is thrown. */
  signal?: AbortSignal;
}

interface Source extends DownloadOptions {
  trustedOrigin?: string;
}

const MAX_BYTES = 20 * 1024 * 1024;
const TIMEOUT_MS = 30_000;
const MOST_REDIRECTS = 3;

/** This machine and the networks behind it: an address in a message must not reach there. */
const PRIVATE = new BlockList();
for (const [address, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const)
  PRIVATE.addSubnet(address, bits, 'ipv4');
for (const [address, bits] of [
  ['::', 127],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  PRIVATE.addSubnet(address, bits, 'ipv6');

/** Downloads what lies at an address that came in a message. */
export async function download(url: string, source: Source = {}): Promise<Buffer> {
  let address = new URL(url);
  for (let redirects = 0; ; redirects++) {
    const { statusCode, headers, body } = await ask(address, source);
    const { location } = headers;
    if (statusCode >= 300 && statusCode < 400 && typeof location === 'string' && redirects < MOST_REDIRECTS) {
      await body.dump();
      address = new URL(location, address);
      continue;
    }
    if (statusCode >= 200 && statusCode < 300) return read(body, Number(headers['content-length']), address, source);
    await body.dump();
    throw new NetworkError(detailsOf(address), { cause: new Error(`HTTP ${statusCode}`) });
  }
}

async function ask(address: URL, { signal, timeoutMs = TIMEOUT_MS, trustedOrigin }: Source) {
  const isTrusted = trustedOrigin !== undefined && address.origin === new URL(trustedOrigin).origin;
  const host = address.hostname.replace(/^\[|\]$/g, '');
  // A bare address is not looked up.
  if (!isTrusted && isIP(host) !== 0 && isPrivate(host)) throw notThere(host);
  const dispatcher = isTrusted ? undefined : guarded;
  try {
    return await request(address, { dispatcher, signal, headersTimeout: timeoutMs, bodyTimeout: timeoutMs });
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof MessageError) throw error;
    throw new NetworkError(detailsOf(address), { cause: error });
  }
}

async function read(
  body: AsyncIterable<Buffer>,
  announced: number,
  address: URL,
  { maxBytes = MAX_BYTES, signal }: Source,
): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  if (announced > maxBytes) throw tooLong(announced, maxBytes);
  try {
    for await (const chunk of body) {
      size += chunk.byteLength;
      if (size > maxBytes) throw tooLong(size, maxBytes);
      chunks.push(chunk);
    }
  } catch (error) {
    signal?.throwIfAborted();
    throw error instanceof MessageError ? error : new NetworkError(detailsOf(address), { cause: error });
  }
  return Buffer.concat(chunks);
}

/** Asked when a connection is made, so that a name cannot lead elsewhere than where it was looked at. */
const lookupPublic: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
    const [first] = addresses ?? [];
    if (error || !first) callback(error ?? new Error('no address'), '');
    else if (addresses.some(({ address }) => isPrivate(address))) callback(notThere(hostname) as Error, '');
    else if (options.all) callback(null, addresses);
    else callback(null, first.address, first.family);
  });
};

const guarded = new Agent({ connect: { lookup: lookupPublic } });

function isPrivate(address: string): boolean {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped) return PRIVATE.check(mapped);
  return PRIVATE.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
}

/** Without its query, which is the key to the file. */
function detailsOf({ host, pathname }: URL) {
  return { method: 'GET', path: host + pathname, mayHaveArrived: false };
}

function tooLong(bytes: number, maxBytes: number): MessageError {
  return new MessageError({
    'zh-CN': `附件至少有 ${bytes} 字节，超过上限 ${maxBytes}，没有下载；如需接收，请调大 maxBytes。`,
    en: `The attachment has ${bytes} bytes or more, over the limit of ${maxBytes}, and was not downloaded; to take it, raise maxBytes.`,
  });
}

function notThere(host: string): MessageError {
  return new MessageError({
    'zh-CN': `附件的地址指向本机或内网（${host}），没有下载。`,
    en: `The address of the attachment leads into this machine or network (${host}); it was not downloaded.`,
  });
}
