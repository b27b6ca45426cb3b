import type { Conversation, Emulator, TranscriptEntry } from '@qqbotjs/emulator';
import { BotMessage } from './bot-message.js';
import type { CapturedLog } from './captured-log.js';
import type { Caused, Events } from './events.js';
import { repliesOf, type Replies } from './replies.js';
import { matches, quoted, type Wanted } from './wanted.js';
import { type Aside, told, transcriptOf } from './transcript.js';
import { within } from './within.js';

/** What chats of one test bot share. */
export interface ChatParts {
  readonly emulator: Emulator;
  readonly events: Events;
  readonly log: CapturedLog;
  /** How long the bot may take for one thing, in milliseconds. */
  readonly timeoutMs: number;
}

/** Something that happens in a chat, and what may be said about it. */
interface Exchange {
  /** Lines that were there before. */
  readonly before: ReadonlySet<TranscriptEntry>;
  ids: ReadonlySet<string>;
}

/** One conversation with the bot: tells what it says about what, each message once. */
export class Chat {
  readonly #parts: ChatParts;
  readonly #given = new WeakSet<TranscriptEntry>();
  readonly #open = new Set<Exchange>();
  readonly #asides: Aside[] = [];

  constructor(
    readonly conversation: Conversation,
    parts: ChatParts,
  ) {
    this.#parts = parts;
  }

  /**
   * Lets something happen and waits until the bot has dealt with it.
   *
   * @param what - Names it in the error.
   * @returns What the bot said here meanwhile, without its answers to others; and what the action gave.
   * @throws Error when it takes too long, with what was said so far.
   */
  async exchange<T>(what: string, action: () => T): Promise<{ replies: Replies; result: Awaited<T> }> {
    const exchange: Exchange = { before: new Set(this.conversation.transcript.entries), ids: new Set() };
    this.#open.add(exchange);
    try {
      const caused = this.#parts.events.cause(action);
      exchange.ids = caused.ids;
      const result = await within(this.#parts.timeoutMs, outcome(caused), () => this.#late(what, exchange));
      return { replies: this.#give(this.#saidIn(exchange)), result };
    } finally {
      this.#open.delete(exchange);
    }
  }

  /**
   * The next message that belongs to no exchange: a reminder, an announcement, a late answer.
   *
   * @param wanted - Only one that matches; those before it stay to be heard.
   */
  async next(wanted?: Wanted, timeoutMs = this.#parts.timeoutMs): Promise<BotMessage> {
    const { emulator } = this.#parts;
    let unsubscribe = (): void => {};
    const heard = new Promise<void>((resolve) => {
      const look = (): void => {
        if (this.#unheard(wanted)) resolve();
      };
      // Whatever the bot sends is a call in the log.
      unsubscribe = emulator.log.subscribe(look);
      look();
    });
    await within(timeoutMs, heard, () => this.#nothing(timeoutMs, wanted)).finally(unsubscribe);
    return this.#take(this.#unheard(wanted) as TranscriptEntry);
  }

  /** Tells something in the transcript that is no message. */
  note(text: string): void {
    this.openNote()(text);
  }

  /** Keeps a place in the transcript for something whose end is not known yet. @returns Tells it. */
  openNote(): (text: string) => void {
    const aside: Aside = { after: this.conversation.transcript.entries.at(-1), text: '' };
    this.#asides.push(aside);
    return (text) => void (aside.text = text);
  }

  /** Tells of a message that did not come through. @param why - Such as `refused: 40034105`. */
  noteUnsent(message: BotMessage, why: string): void {
    this.note(told('bot', message, why));
  }

  get transcript(): string {
    return transcriptOf(this.conversation, this.#asides);
  }

  /** The last message that shows buttons. */
  get lastKeyboard(): TranscriptEntry {
    const shown = this.#said.findLast(({ keyboard, recalled }) => keyboard && 'content' in keyboard && !recalled);
    if (!shown) throw new Error(`There are no buttons in "${this.conversation.name}": no message of the bot has any.`);
    return shown;
  }

  get #said(): readonly TranscriptEntry[] {
    return this.conversation.transcript.entries.filter(({ from }) => from === 'bot');
  }

  #saidIn({ before, ids }: Exchange): readonly TranscriptEntry[] {
    const others = [...this.#open].filter((other) => other.ids !== ids);
    const isForOthers = ({ answers = '' }: TranscriptEntry) => others.some((other) => other.ids.has(answers));
    return this.#said.filter((entry) => !before.has(entry) && !this.#given.has(entry) && !isForOthers(entry));
  }

  #unheard(wanted?: Wanted): TranscriptEntry | undefined {
    const isWanted = (entry: TranscriptEntry) => wanted === undefined || matches(new BotMessage(entry).text, wanted);
    return this.#said.find((entry) => !this.#given.has(entry) && !entry.streaming && isWanted(entry));
  }

  #give(entries: readonly TranscriptEntry[]): Replies {
    return repliesOf(entries.map((entry) => this.#take(entry)));
  }

  #take(entry: TranscriptEntry): BotMessage {
    this.#given.add(entry);
    return new BotMessage(entry);
  }

  #late(what: string, exchange: Exchange): Error {
    const said = textsOf(this.#saidIn(exchange));
    const soFar = said.length > 0 ? `It has said so far: ${said.join(', ')}.` : 'It has said nothing so far.';
    return new Error(`The bot is not done with ${what} after ${this.#parts.timeoutMs} ms. ${soFar}${this.#complaints}`);
  }

  #nothing(timeoutMs: number, wanted?: Wanted): Error {
    const where = JSON.stringify(this.conversation.name);
    const unheard = textsOf(this.#said.filter((entry) => !this.#given.has(entry)));
    const what = wanted === undefined ? 'nothing (more)' : `nothing like ${quoted(wanted)}`;
    const instead = unheard.length > 0 ? ` It said: ${unheard.join(', ')}.` : '';
    return new Error(`The bot said ${what} in ${where} within ${timeoutMs} ms.${instead}${this.#complaints}`);
  }

  get #complaints(): string {
    const { complaints } = this.#parts.log;
    return complaints.length > 0 ? ` Its log complains:\n${complaints.map((line) => `  ${line}`).join('\n')}` : '';
  }
}

function textsOf(entries: readonly TranscriptEntry[]): string[] {
  return entries.map((entry) => JSON.stringify(new BotMessage(entry).text));
}

async function outcome<T>({ result, dealtWith }: Caused<T>): Promise<Awaited<T>> {
  const [value] = await Promise.all([result, dealtWith]);
  return value;
}
