import type { LogEntry } from '../activity-log.js';
import { BoundedMap } from '../bounded-map.js';
import { isRecord } from '../http/is-record.js';
import type { ReplyBasis } from '../rules/reply-ledger.js';
import { Signal } from '../signal.js';
import { replyOf, type ThreadReply } from './thread-reply.js';

/** A message or event that can be answered, and every try to do so. */
export interface Thread {
  /** App id. */
  readonly bot: string;
  readonly basis: ReplyBasis;
  /** Name of the event. */
  readonly event: string;
  readonly text: string;
  /** The youngest, oldest first. */
  readonly replies: ThreadReply[];
}

const THREADS = 500;
const REPLIES = 50;
const TEXT = 200;

/** Who answers what, for people who look: the ledger decides, this remembers. The last 500 threads are kept. */
export class Threads {
  readonly changed = new Signal<Thread>();
  readonly #threads = new BoundedMap<string, Thread>(THREADS);
  /** Streams by the id of their message: only the first frame names what it answers. */
  readonly #streams = new BoundedMap<string, Thread>(THREADS);

  /** The youngest last. */
  get all(): readonly Thread[] {
    return this.#threads.values();
  }

  /** @internal */
  open(bot: string, basis: ReplyBasis, event: string, d: unknown): void {
    if (!basis.repliable || this.#threads.get(basis.id)) return;
    const content = isRecord(d) && typeof d['content'] === 'string' ? d['content'].trim().slice(0, TEXT) : '';
    const thread: Thread = { bot, basis, event, text: content, replies: [] };
    this.#threads.set(basis.id, thread);
    this.changed.emit(thread);
  }

  /** Takes notice of a call that answers something, whatever came of it. @internal */
  note(entry: LogEntry): void {
    if (entry.kind !== 'call' || entry.method !== 'POST' || !isRecord(entry.requestBody)) return;
    const reply = replyOf(entry);
    const body = entry.requestBody;
    const thread = reply && (this.#find(body['msg_id'] ?? body['event_id']) ?? this.#streamed(body['stream_msg_id']));
    if (!reply || !thread) return;
    this.#keep(thread, reply);
    this.changed.emit(thread);
  }

  /** The people and bots they were about are others now. @internal */
  clear(): void {
    this.#threads.clear();
    this.#streams.clear();
  }

  #find(id: unknown): Thread | undefined {
    return typeof id === 'string' ? this.#threads.get(id) : undefined;
  }

  #streamed(id: unknown): Thread | undefined {
    return typeof id === 'string' ? this.#streams.get(id) : undefined;
  }

  #keep(thread: Thread, reply: ThreadReply): void {
    const { replies } = thread;
    const { messageId, frames } = reply;
    const known = frames === undefined ? undefined : replies.find((one) => one.frames && one.messageId === messageId);
    if (known && reply.code === undefined) {
      known.frames = (known.frames ?? 0) + 1;
      return;
    }
    if (frames !== undefined && messageId) this.#streams.set(messageId, thread);
    replies.push(reply);
    if (replies.length > REPLIES) replies.shift();
  }
}
