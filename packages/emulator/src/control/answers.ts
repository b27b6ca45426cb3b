import type { Localized } from '@qqbotjs/core';
import type { LogEntry } from '../activity-log.js';
import { isRecord } from '../http/is-record.js';
import type { Conversation } from '../people/conversation.js';
import type { TranscriptEntry } from '../people/transcript.js';
import type { Platform, SentEvent } from '../platform.js';
import { BadRequest } from './bad-request.js';

/** How long a bot is silent after an answer before it counts as done, in milliseconds. */
const QUIET_MS = 500;
const MAX_WAIT_MS = 240_000;

/** What came of something a person said. */
export interface Answers {
  /** Whether there was a bot it could be sent to. */
  isHeard: boolean;
  /** What the bot said in this conversation meanwhile, as it stands now; not its answers to others. */
  replies: readonly TranscriptEntry[];
  /** Why it was not heard, and calls of the bot that were refused meanwhile. */
  remarks: readonly Localized[];
}

/** The `waitMs` of a request, if it has one. @throws {@link BadRequest} */
export function waitMsOf(value: unknown): number | undefined {
  if (value === undefined) return undefined;
  if (typeof value === 'number' && value >= 0 && value <= MAX_WAIT_MS) return value;
  throw new BadRequest(`"waitMs" has to be a number of milliseconds, at most ${MAX_WAIT_MS}.`);
}

/** Listens to what a bot says in one conversation, from before a person says something until it has answered. */
export class AnswerWatch implements Disposable {
  readonly #platform: Platform;
  readonly #conversation: Conversation;
  readonly #startedAt: number;
  readonly #since: number;
  readonly #events: SentEvent[] = [];
  /** Lines of the bot by their id, each as it stands now. */
  readonly #lines = new Map<string, TranscriptEntry>();
  readonly #subscriptions: (() => void)[];
  #onActivity = (): void => {};
  #onReplaced = (): void => {};

  constructor(platform: Platform, conversation: Conversation) {
    this.#platform = platform;
    this.#conversation = conversation;
    this.#startedAt = platform.now();
    this.#since = platform.log.last;
    this.#subscriptions = [
      platform.events.subscribe((event) => void this.#events.push(event)),
      platform.changed.subscribe((change) => change.conversation === conversation && this.#hear(change.entry)),
      // an upload, say, before the next message
      platform.log.subscribe(({ kind, bot }) => kind === 'call' && bot === conversation.botId && this.#onActivity()),
      platform.replaced.subscribe(() => this.#onReplaced()),
    ];
  }

  /**
   * Waits until the bot is done: it has answered, its streams are complete, and it has done nothing for half a second.
   * A bot does not say that it is done, so one that never answers takes all the time there is; one that is not there, none.
   *
   * @param messageId - What was said.
   * @param signal - Ends it early, as when nobody waits any more.
   */
  async answersTo(messageId: string, waitMs: number, signal: AbortSignal): Promise<Answers> {
    const events = this.#events.filter(({ d }) => isRecord(d) && d['id'] === messageId);
    const names = new Set([messageId, ...events.map(({ id }) => id)]);
    const isHeard = events.some(({ isSent }) => isSent);
    if (isHeard) await this.#quiet(() => this.#repliesTo(names), waitMs, signal);
    return { isHeard, replies: this.#repliesTo(names), remarks: this.#remarks };
  }

  [Symbol.dispose](): void {
    for (const unsubscribe of this.#subscriptions) unsubscribe();
  }

  #hear(entry: TranscriptEntry): void {
    // an older one that was changed or taken back is no answer
    if (entry.from === 'bot' && entry.at >= this.#startedAt) this.#lines.set(entry.id, entry);
    this.#onActivity();
  }

  #repliesTo(names: ReadonlySet<string>): TranscriptEntry[] {
    return [...this.#lines.values()].filter(({ answers }) => answers === undefined || names.has(answers));
  }

  get #remarks(): Localized[] {
    const entries = this.#platform.log.since(this.#since).filter(({ bot }) => bot === this.#conversation.botId);
    return entries.flatMap(remarkOf);
  }

  async #quiet(replies: () => readonly TranscriptEntry[], waitMs: number, signal: AbortSignal): Promise<void> {
    let quiet: NodeJS.Timeout | undefined;
    let deadline: NodeJS.Timeout | undefined;
    await new Promise<void>((resolve) => {
      deadline = setTimeout(resolve, waitMs);
      signal.addEventListener('abort', () => resolve(), { once: true });
      this.#onReplaced = resolve;
      this.#onActivity = () => {
        clearTimeout(quiet);
        const said = replies();
        if (said.length > 0 && !said.some(({ streaming }) => streaming)) quiet = setTimeout(resolve, QUIET_MS);
      };
      // it may have been quicker than we were
      this.#onActivity();
    });
    clearTimeout(quiet);
    clearTimeout(deadline);
  }
}

function remarkOf(entry: LogEntry): Localized[] {
  if (entry.kind === 'note') return [entry.text];
  if (entry.kind !== 'call' || !entry.rule) return [];
  const call = [entry.method, entry.path, '->', entry.status, entry.code].join(' ').trimEnd();
  return [{ 'zh-CN': `${call}：${entry.rule['zh-CN']}`, en: `${call}: ${entry.rule.en}` }];
}
