import type { Conversation, Emulator, TranscriptEntry } from '@qqbotjs/emulator';
import { BotMessage } from './bot-message.js';
import type { CapturedLog } from './captured-log.js';
import type { Caused, Events } from './events.js';
import { repliesOf, type Replies } from './replies.js';
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

  /** The next message that belongs to no exchange: a reminder, an announcement, a late answer. */
  async next(timeoutMs = this.#parts.timeoutMs): Promise<BotMessage> {
    const { emulator } = this.#parts;
    let unsubscribe = (): void => {};
    const heard = new Promise<void>((resolve) => {
      const look = (): void => {
        if (this.#unheard()) resolve();
      };
      // Whatever the bot sends is a call in the log.
      unsubscribe = emulator.log.subscribe(look);
      look();
    });
    await within(timeoutMs, heard, () => this.#nothing(timeoutMs)).finally(unsubscribe);
    return this.#take(this.#unheard() as TranscriptEntry);
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

  #unheard(): TranscriptEntry | undefined {
    return this.#said.find((entry) => !this.#given.has(entry) && !entry.streaming);
  }

  #give(entries: readonly TranscriptEntry[]): Replies {
    return repliesOf(entries.map((entry) => this.#take(entry)));
  }

  #take(entry: TranscriptEntry): BotMessage {
    this.#given.add(entry);
    return new BotMessage(entry);
  }

  #late(what: string, exchange: Exchange): Error {
    const said = this.#saidIn(exchange).map((entry) => JSON.stringify(new BotMessage(entry).text));
    const soFar = said.length > 0 ? `It has said so far: ${said.join(', ')}.` : 'It has said nothing so far.';
    return new Error(`The bot is not done with ${what} after ${this.#parts.timeoutMs} ms. ${soFar}${this.#complaints}`);
  }

  #nothing(timeoutMs: number): Error {
    const where = JSON.stringify(this.conversation.name);
    return new Error(`The bot said nothing (more) in ${where} within ${timeoutMs} ms.${this.#complaints}`);
  }

  get #complaints(): string {
    const { complaints } = this.#parts.log;
    return complaints.length > 0 ? ` Its log complains:\n${complaints.map((line) => `  ${line}`).join('\n')}` : '';
  }
}

async function outcome<T>({ result, dealtWith }: Caused<T>): Promise<Awaited<T>> {
  const [value] = await Promise.all([result, dealtWith]);
  return value;
}
