import { ChannelType } from '../../people/channel-type.js';
import type { EmulatedChannel } from '../../people/channel.js';
import type { ForumThread } from '../../people/forum.js';
import { Refusal } from '../../rules/refusal.js';
import { checkThreadBody, type ThreadBody } from '../../rules/thread-body.js';
import { rfc3339, unixSeconds } from '../../timestamps.js';
import { decimalIdOf, uuid } from '../../ids.js';
import { type Call, type Handler, NO_CONTENT, type Route } from '../call.js';
import { channelTarget } from './guild-target.js';

/** `type` of an audit result: a thread, not a post or reply. */
const THREAD = 1;

function forumTarget(call: Call): EmulatedChannel {
  const channel = channelTarget(call);
  if (channel.type !== ChannelType.Forum) throw new Refusal('notForum');
  return channel;
}

function threadOf({ forum }: EmulatedChannel, { params }: Call): ForumThread {
  const thread = forum.threads.get(params['thread'] ?? '');
  if (!thread) throw new Refusal('noSuchThread');
  return thread;
}

/** In the API the title is plain text, other than in events. */
function shown({ place }: EmulatedChannel, { id, author, title, content, at }: ForumThread) {
  const info = { thread_id: id, title, content: JSON.stringify(content), date_time: rfc3339(at) };
  return { ...place, author_id: author.id, thread_info: info };
}

const list: Handler = (call) => {
  const channel = forumTarget(call);
  const threads = channel.forum.threads.values().toReversed();
  return { body: { threads: threads.map((thread) => shown(channel, thread)), is_finish: 1 } };
};

const one: Handler = (call) => {
  const channel = forumTarget(call);
  return { body: { thread: shown(channel, threadOf(channel, call)) } };
};

/** The verdict comes as an event; only then there is a thread. */
function audit({ bot, platform }: Call, channel: EmulatedChannel, { title, content }: ThreadBody, task: string): void {
  const passes = platform.settings.guildAudit !== 'reject';
  const { robot } = channel.guild;
  const thread_id = passes ? channel.forum.add(robot, title, content).id : '';
  const verdict = { type: THREAD, result: passes ? 0 : 1, err_msg: passes ? '' : 'rejected by audit' };
  const ids = { task_id: task, thread_id, post_id: '', reply_id: '' };
  const d = { ...channel.place, author_id: robot.id, ...ids, ...verdict, date_time: rfc3339(platform.now()) };
  platform.event(bot, 'FORUM_PUBLISH_AUDIT_RESULT', d);
}

const publish: Handler = (call) => {
  const channel = forumTarget(call);
  const body = checkThreadBody(call.body, call.platform.settings.forumLimits);
  const task_id = decimalIdOf(19, uuid());
  setImmediate(() => audit(call, channel, body, task_id));
  return { body: { task_id, create_time: String(unixSeconds(call.platform.now())) } };
};

const remove: Handler = (call) => {
  const channel = forumTarget(call);
  channel.forum.threads.delete(threadOf(channel, call).id);
  return NO_CONTENT;
};

const PRIVATE = { needs: ['private-domain'] } as const;

/** @see {@link https://bot.q.qq.com/wiki/develop/api-v2/server-inter/channel/content/forum/put_thread.html} */
export const threadRoutes: readonly Route[] = [
  { method: 'GET', path: '/channels/:channel/threads', ...PRIVATE, handle: list },
  { method: 'PUT', path: '/channels/:channel/threads', ...PRIVATE, handle: publish },
  { method: 'GET', path: '/channels/:channel/threads/:thread', ...PRIVATE, handle: one },
  { method: 'DELETE', path: '/channels/:channel/threads/:thread', ...PRIVATE, handle: remove },
];
