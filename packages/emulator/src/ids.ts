import { createHash, randomBytes, randomInt, randomUUID } from 'node:crypto';

const LOWER = 'abcdefghijklmnopqrstuvwxyz0123456789';
const MESSAGE = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.';

function draw(alphabet: string, length: number): string {
  return Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join('');
}

function digest(parts: readonly string[]): Buffer {
  return createHash('sha256').update(parts.join('\u0000')).digest();
}

/**
 * An openid: 32 upper-case hex characters. The same parts give the same id, so that people keep theirs over a restart.
 */
export function openidOf(...parts: string[]): string {
  return digest(parts).toString('hex').slice(0, 32).toUpperCase();
}

/** A guild-side id: a decimal of the given length, larger than 2^53 when 17 digits or more. Stable for the same parts. */
export function decimalIdOf(length: number, ...parts: string[]): string {
  const digits = BigInt(`0x${digest(parts).toString('hex')}`).toString();
  return `1${digits.slice(-(length - 1))}`;
}

/** A name that is an openid itself stays one: whoever a recording speaks of is made under that name. */
export function openidNamed(name: string): string | undefined {
  return /^[0-9A-F]{32}$/.test(name) ? name : undefined;
}

/** The same for guild-side ids. @param shortest - Digits from which a number is one. */
export function decimalIdNamed(name: string, shortest: number): string | undefined {
  return /^\d+$/.test(name) && name.length >= shortest ? name : undefined;
}

/** Digits of the ids of guilds and of people in them, at least. */
export const LONG_ID = 15;

/** Id of a c2c or group message, `ROBOT1.0_…!!`; it needs encoding in a path. */
export function chatMessageId(): string {
  return `ROBOT1.0_${draw(MESSAGE, 40)}!!`;
}

/** Id of a guild message: long lower-case hex. */
export function guildMessageId(): string {
  return `08${randomBytes(16).toString('hex')}`;
}

/** Outer id of an event, `EVENT_NAME:token`. */
export function eventId(name: string): string {
  return `${name}:${draw(LOWER, 20)}`;
}

/** Index other messages quote this one by. */
export function referenceIndex(): string {
  return `REFIDX_${randomBytes(10).toString('base64')}`;
}

/** 32 hex characters, as in the header `X-Tps-trace-ID`. */
export function traceId(): string {
  return randomBytes(16).toString('hex');
}

/** A secret or token nobody can guess. */
export function secret(length = 32): string {
  return draw(MESSAGE.slice(0, 62), length);
}

export const uuid = (): string => randomUUID();
