import { BotMessage, type MessageMedia } from './bot-message.js';
import type { CapturedLog } from './captured-log.js';
import type { Clicked, Replies } from './replies.js';
import { matches, quoted, type Wanted } from './wanted.js';

/** What a matcher answers: how it went, and what to say of it. */
export interface MatcherResult {
  /** Whether what was expected is so. */
  readonly pass: boolean;
  /** What to say if it was to be otherwise. */
  readonly message: () => string;
}

/** What the bot said: what `says` and `clicks` give, or one message. */
type Said = Replies | BotMessage;

/**
 * Matchers of what a bot said, as `expect.extend` of Vitest and Jest takes them. `@qqbotjs/testing/vitest` extends Vitest with
 * them, types included.
 */
export const matchers = {
  /** A reply contains the text, or matches. */
  toHaveReplied(said: Said, wanted: Wanted): MatcherResult {
    const pass = messagesOf(said).some(({ text }) => matches(text, wanted));
    return result(pass, said, `a reply like ${quoted(wanted)}`);
  },

  /** Nothing was said. */
  toBeSilent(said: Replies): MatcherResult {
    return result(messagesOf(said).length === 0, said, 'no reply');
  },

  /** The last message with buttons has these, row by row. */
  toHaveButtons(said: Said, labels: readonly string[]): MatcherResult {
    const buttons = messagesOf(said).findLast((message) => message.buttons.length > 0)?.buttons ?? [];
    const pass = buttons.length === labels.length && labels.every((label, index) => label === buttons[index]);
    return result(pass, said, `the buttons ${labels.map((label) => `[${label}]`).join(' ')}`);
  },

  /** A message brings a file of the kind. */
  toHaveMedia(said: Said, kind: MessageMedia['kind']): MatcherResult {
    return result(
      messagesOf(said).some(({ media }) => media?.kind === kind),
      said,
      `${kind === 'image' ? 'an' : 'a'} ${kind}`,
    );
  },

  /** The client of who pressed a button was told how it went: 0 ok, see {@link Clicked.code}. */
  toBeAcked(clicked: Clicked, code = 0): MatcherResult {
    const told = clicked.acked ? `it was told ${clicked.code ?? 0}` : 'it was told nothing';
    return {
      pass: clicked.acked && (clicked.code ?? 0) === code,
      message: () => `the client of who pressed was to be told ${code}; ${told}. ${whatWasSaid(clicked)}`,
    };
  },

  /** The log has no warnings and no errors. */
  toHaveNoComplaints({ log }: { readonly log: CapturedLog }): MatcherResult {
    const { complaints } = log;
    const list = complaints.map((line) => `\n  ${line}`).join('');
    return {
      pass: complaints.length === 0,
      message: () => (list ? `the log was to be without complaints; there are:${list}` : 'the log has no complaints'),
    };
  },
};

function messagesOf(said: Said): readonly BotMessage[] {
  if (said instanceof BotMessage) return [said];
  const { messages } = Object(said) as Partial<Replies>;
  if (messages) return messages;
  throw new TypeError(
    'expect() takes what says(), clicks(), after() or hears() gave; a copy of its texts will not do.',
  );
}

function result(pass: boolean, said: Said, wanted: string): MatcherResult {
  return { pass, message: () => `${pass ? 'not ' : ''}expected: ${wanted}. ${whatWasSaid(said)}` };
}

function whatWasSaid(said: Said): string {
  const lines = messagesOf(said).map((message) => `\n  ${lineOf(message)}`);
  return lines.length > 0 ? `The bot said:${lines.join('')}` : 'The bot said nothing.';
}

function lineOf({ text, media, kind, buttons }: BotMessage): string {
  const file = media && text !== kind ? [kind] : [];
  return [JSON.stringify(text), ...file, ...buttons.map((label) => `[${label}]`)].join(' ');
}
