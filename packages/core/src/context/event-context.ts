import type { Dispatch, EventMap, EventName, MessageEventName } from '../protocol/event.js';
import type { ReplySource } from '../reply/reply-thread.js';
import { Context } from './context.js';

/** Events that are neither a message nor an interaction. */
export type PlainEventName = Exclude<EventName, MessageEventName | 'INTERACTION_CREATE' | 'READY' | 'RESUMED'>;

/**
 * Events whose outer id may be given as `event_id`.
 *
 * GROUP_MEMBER_ADD is not on the platform's list, but is reported to work.
 *
 * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/server-inter/message/send-receive/send.html}
 * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/server-inter/message/post_messages.html}
 */
const REPLIABLE: ReadonlySet<string> = new Set<PlainEventName>([
  'FRIEND_ADD',
  'C2C_MSG_RECEIVE',
  'GROUP_ADD_ROBOT',
  'GROUP_MSG_RECEIVE',
  'GROUP_MEMBER_ADD',
  'GUILD_MEMBER_ADD',
  'GUILD_MEMBER_UPDATE',
  'GUILD_MEMBER_REMOVE',
  'MESSAGE_REACTION_ADD',
  'MESSAGE_REACTION_REMOVE',
  'FORUM_THREAD_CREATE',
  'FORUM_THREAD_UPDATE',
  'FORUM_THREAD_DELETE',
  'FORUM_POST_CREATE',
  'FORUM_POST_DELETE',
  'FORUM_REPLY_CREATE',
  'FORUM_REPLY_DELETE',
]);

/** Something happened that is neither a message nor an interaction: a friend was added, a member left, … */
export class EventContext<Name extends EventName = PlainEventName> extends Context<Name> {
  /** Tells the three kinds of context apart. */
  readonly kind = 'event';

  /** The event's own data, in the platform's spelling. */
  get data(): EventMap[Name] {
    return (this.raw as Dispatch).d as EventMap[Name];
  }

  /** {@inheritDoc Context.replySource} */
  protected replySource(): ReplySource | undefined {
    const { id, t } = this.raw;
    return id !== undefined && REPLIABLE.has(t) ? { field: 'event_id', id } : undefined;
  }
}
