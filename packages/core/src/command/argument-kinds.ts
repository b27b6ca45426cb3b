import type { MessageContext } from '../context/message-context.js';
import type { Localized } from '../i18n/localized.js';
import { fold } from './fold.js';

/**
 * One kind of argument: how a word becomes a value. A plugin's own are named in the options of a command:
 * `@Command('paint <c:color>', { kinds: { color } })`.
 */
export interface ArgumentKind<T> {
  /**
   * The value, or `undefined` when the word is not of this kind.
   *
   * @param ctx - The message; absent where a default or an example is read.
   */
  readonly parse: (word: string, ctx?: MessageContext) => T | undefined;
  /** What a fitting word looks like, for the person who typed another: `a colour such as red`. */
  readonly hint: Localized;
  /** Writes a value as a word that `parse` reads as the same. @defaultValue `String` */
  format?(value: T): string;
}

/** Kinds by name. */
export type ArgumentKinds = Readonly<Record<string, ArgumentKind<unknown>>>;

const UNIT_MS: Readonly<Record<string, number>> = {
  ms: 1,
  毫秒: 1,
  s: 1000,
  秒: 1000,
  m: 60_000,
  min: 60_000,
  分: 60_000,
  分钟: 60_000,
  h: 3_600_000,
  时: 3_600_000,
  小时: 3_600_000,
  d: 86_400_000,
  天: 86_400_000,
  w: 604_800_000,
  周: 604_800_000,
};

/** A map and not an object, which would know `constructor`, too. */
const BOOLEANS: ReadonlyMap<string, boolean> = new Map([
  ...['true', 'yes', 'on', '1', '是', '开'].map((word) => [word, true] as const),
  ...['false', 'no', 'off', '0', '否', '关'].map((word) => [word, false] as const),
]);

const DURATION_PART = /(\d+(?:\.\d+)?)(ms|毫秒|秒|分钟|分|小时|时|天|周|min|[smhdw])/gy;

/** The units a duration is written in, the longest first. */
const WRITTEN_UNITS = ['d', 'h', 'm', 's', 'ms'] as const;

function parseNumber(word: string): number | undefined {
  const value = /^[+-]?(\d+\.?\d*|\.\d+)$/.test(word) ? Number(word) : Number.NaN;
  return Number.isFinite(value) ? value + 0 : undefined;
}

/** Adding 0 makes 0 of -0. */
function parseInteger(word: string): number | undefined {
  const value = /^[+-]?\d+$/.test(word) ? Number(word) : Number.NaN;
  return Number.isSafeInteger(value) ? value + 0 : undefined;
}

/** Digits in full: `1e21`, as `String` has it, is no word people type. */
function formatNumber(value: number): string {
  const [mantissa = '', exponent] = String(Math.abs(value)).split('e');
  const sign = value < 0 ? '-' : '';
  if (exponent === undefined) return sign + mantissa;
  const [whole = '', fraction = ''] = mantissa.split('.');
  const digits = whole + fraction;
  const point = whole.length + Number(exponent);
  return sign + (point > 0 ? digits.padEnd(point, '0') : `0.${'0'.repeat(-point)}${digits}`);
}

/** Milliseconds of `90s`, `1h30m`, `2天`; the parts must cover the whole word. */
function parseDuration(word: string): number | undefined {
  let total = 0;
  let end = 0;
  for (const [part, amount, unit] of word.toLowerCase().matchAll(DURATION_PART)) {
    total += Number(amount) * (UNIT_MS[unit as string] as number);
    end += part.length;
  }
  return end > 0 && end === word.length && Number.isFinite(total) ? total : undefined;
}

/** `1h30m` of milliseconds; what no clock shows, in milliseconds only. */
function formatDuration(ms: number): string {
  if (!Number.isSafeInteger(ms) || ms < 0) return `${formatNumber(ms)}ms`;
  let rest = ms;
  let text = '';
  for (const unit of WRITTEN_UNITS) {
    const size = UNIT_MS[unit] as number;
    const amount = Math.floor(rest / size);
    if (amount > 0) text += `${amount}${unit}`;
    rest -= amount * size;
  }
  return text || '0s';
}

/** The id in a mention, or an id as such. */
function parseUser(word: string): string | undefined {
  return /^<@!?([^<>\s]+)>$/.exec(word)?.[1] ?? /^(?:[0-9A-F]{32}|\d{5,})$/.exec(word)?.[0];
}

/**
 * The kinds a word can be of. Their values are typed in {@link ArgumentTypes}, key by key.
 *
 * `text` is all the rest of the line as it was typed, so it comes last.
 */
export const ARGUMENT_KINDS = {
  string: { parse: (word: string) => word, hint: { 'zh-CN': '一个词', en: 'a word' } },
  text: { parse: (rest: string) => rest, hint: { 'zh-CN': '一段文字', en: 'some text' } },
  int: { parse: parseInteger, format: formatNumber, hint: { 'zh-CN': '一个整数', en: 'a whole number' } },
  number: { parse: parseNumber, format: formatNumber, hint: { 'zh-CN': '一个数', en: 'a number' } },
  bool: { parse: (word: string) => BOOLEANS.get(word.toLowerCase()), hint: { 'zh-CN': '是或否', en: 'yes or no' } },
  user: {
    parse: parseUser,
    format: (id: string) => `<@${id}>`,
    hint: { 'zh-CN': '一个 @某人', en: 'a mention' },
  },
  duration: {
    parse: parseDuration,
    format: formatDuration,
    hint: { 'zh-CN': '一段时间，如 90s、1h30m、2天', en: 'a time such as 90s or 1h30m' },
  },
} satisfies Record<string, ArgumentKind<unknown>>;

export type ArgumentKindName = keyof typeof ARGUMENT_KINDS;

/** What a handler gets for each kind. */
export interface ArgumentTypes {
  string: string;
  text: string;
  /** Safe integers only. */
  int: number;
  number: number;
  bool: boolean;
  /** The openid, or a guild user's id. */
  user: string;
  /** Milliseconds. */
  duration: number;
}

/** A kind given as a list of words: `red|green|blue`. */
export function choiceKind(choices: readonly string[]): ArgumentKind<string> {
  const list = choices.join(' | ');
  // As written first: `a|A` are two.
  const byName = new Map(choices.map((choice) => [fold(choice), choice] as const).toReversed());
  return {
    parse: (word) => (choices.includes(word) ? word : byName.get(fold(word))),
    hint: { 'zh-CN': `其中之一：${list}`, en: `one of ${list}` },
  };
}
