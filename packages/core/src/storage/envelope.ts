import { PluginError } from '../errors/plugin-error.js';

/** What the store holds: a value, and until when it counts, so that stores need not know about time. */
export interface Envelope {
  readonly value: unknown;
  /** Unix milliseconds. */
  readonly expiresAt?: number;
}

/** `undefined` for what is none of ours. */
export function openEnvelope(content: unknown): Envelope | undefined {
  return typeof content === 'object' && content !== null && 'value' in content ? content : undefined;
}

export function isExpired({ expiresAt }: Envelope, now: number): boolean {
  return expiresAt !== undefined && now >= expiresAt;
}

/** @throws {@link PluginError} when it is not a time to live. */
export function expiresAtOf(ttlMs: number | undefined, now: number): number | undefined {
  if (ttlMs === undefined) return undefined;
  if (Number.isFinite(ttlMs) && ttlMs > 0) return now + ttlMs;
  throw new PluginError({
    'zh-CN': `ttlMs 应为大于 0 的毫秒数，而不是 ${ttlMs}；不过期请省略，删除请用 delete。`,
    en: `ttlMs must be milliseconds above 0, not ${ttlMs}; leave it out to keep a value for good, and use delete to remove it.`,
  });
}
