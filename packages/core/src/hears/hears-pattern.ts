import { fold } from '../command/fold.js';
import type { MessageContext } from '../context/message-context.js';

/**
 * What a message has to say: a regular expression that finds something in its text, or the whole text as a string, in
 * which upper and lower case, and full and half width, are the same. Of a list one is enough.
 */
export type HearsPattern = string | RegExp | readonly (string | RegExp)[];

/** Which messages are looked at. */
export interface HearsOptions {
  /** Only when the bot was spoken to: always so in private, by a mention elsewhere. @defaultValue false */
  mentioned?: boolean;
  /**
   * Messages with a longer text are not looked at, in UTF-16 units: what strangers type is matched on the one thread the
   * bot has, and an expression that takes the square of the length is felt from here on. @defaultValue 1000
   */
  maxLength?: number;
}

/** What a method declared with `@Hears` may look like. Groups are in `match.groups`; a string is `match[0]`. */
export type HearsHandler = (ctx: MessageContext, match: RegExpExecArray) => unknown;

/** Finds a pattern in a message. */
export type Listener = (ctx: MessageContext) => RegExpExecArray | undefined;

type Finder = (text: string) => RegExpExecArray | null;

const WHOLE = /^[^]*$/;

/** Makes a function of what a message has to say. */
export function createListener(
  pattern: HearsPattern,
  { mentioned = false, maxLength = 1000 }: HearsOptions = {},
): Listener {
  const finders = [pattern].flat().map((each) => (typeof each === 'string' ? textFinder(each) : regExpFinder(each)));
  return (ctx) => {
    if (ctx.text.length > maxLength || (mentioned && !ctx.isMentioned)) return undefined;
    for (const find of finders) {
      const match = find(ctx.text);
      if (match) return match;
    }
    return undefined;
  };
}

function textFinder(wanted: string): Finder {
  const folded = fold(wanted).trim();
  return (text) => (foldHeard(text) === folded ? WHOLE.exec(text) : null);
}

/** On a copy, and from the start each time: with `g` or `y` an expression remembers where it was. */
function regExpFinder(pattern: RegExp): Finder {
  const own = new RegExp(pattern);
  return (text) => {
    own.lastIndex = 0;
    return own.exec(text);
  };
}

let heard = { text: '', folded: '' };

/** Everyone who listens is asked about the same text, so it is folded once. */
function foldHeard(text: string): string {
  if (heard.text !== text) heard = { text, folded: fold(text).trim() };
  return heard.folded;
}
