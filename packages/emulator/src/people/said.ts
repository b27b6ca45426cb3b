import type { ActivityLog } from '../activity-log.js';
import type { ReplyBox } from './reply-box.js';
import type { SentByBot } from './sent-by-bot.js';

/** Something a person said or did, and what the bot answered to it. */
export interface Said {
  /** `msg_id` of the message, or outer id of the event: what an answer refers to. */
  readonly id: string;
  /** Answers so far, in order of arrival. "Typing" notices are not among them. */
  readonly replies: readonly SentByBot[];
  /**
   * Waits for the next answer: called n times it gives the n-th.
   *
   * @param timeoutMs - How long to wait, in milliseconds. Default 3000.
   * @throws Error when none came, listing the calls that were refused meanwhile.
   */
  nextReply(timeoutMs?: number): Promise<SentByBot>;
}

function noReply(what: string, timeoutMs: number, log: ActivityLog, since: number): Error {
  const refused = log.refusedSince(since).slice(-10);
  const lines = refused.map((entry) => {
    const what = entry.kind === 'call' ? `${entry.method} ${entry.path}` : `${entry.t ?? 'validation of'} ${entry.url}`;
    const code = entry.kind === 'call' ? (entry.code ?? '') : '';
    return `  ${what} -> ${entry.status} ${code}: ${entry.rule?.en ?? ''}`;
  });
  const hint = lines.length > 0 ? `Calls refused meanwhile:\n${lines.join('\n')}` : 'No call was refused meanwhile.';
  return new Error(`The bot gave no (further) answer to ${what} within ${timeoutMs} ms. ${hint}`);
}

/** @param what - The text that was said, for the error. */
export function createSaid(id: string, what: string, box: ReplyBox, log: ActivityLog): Said {
  const since = log.last;
  return {
    id,
    get replies() {
      return box.items;
    },
    nextReply: (timeoutMs = 3000) => box.next(timeoutMs, () => noReply(what, timeoutMs, log, since)),
  };
}
