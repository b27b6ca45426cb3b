import { isGuild } from '../context/conversation.js';
import type { CallReply } from '../rest/api-call.js';
import type { ReplyThread } from './reply-thread.js';

/** One reply taken out of a thread's budget: its number, and the means to give it back. */
export class ReplyPlace implements CallReply {
  readonly fields: Readonly<Record<string, string | number>>;
  readonly isNumbered: boolean;
  #isGivenBack = false;

  constructor(
    private readonly thread: ReplyThread,
    seq: number,
  ) {
    const { source, scene } = thread;
    this.isNumbered = !isGuild(scene);
    this.fields = { [source.field]: source.id, ...(this.isNumbered && { msg_seq: seq }) };
  }

  get isKnown(): boolean {
    return this.thread.known;
  }

  get expiresAt(): number {
    return this.thread.expiresAt;
  }

  giveBack(): void {
    if (this.#isGivenBack) return;
    this.#isGivenBack = true;
    this.thread.giveBack();
  }
}
