import type { AnyContext } from '../context/create-context.js';
import type { Localized } from '../i18n/localized.js';
import { allow, deny, type Guard, named } from './guard.js';

/** Whose ids are on the list of {@link allowList} or {@link denyList}. */
export interface ListOptions {
  /** Whose ids they are: of people (`ctx.userId`), or of places to talk in (`ctx.conversation.id`). */
  of: 'user' | 'chat';
}

const ID_OF: Readonly<Record<ListOptions['of'], (ctx: AnyContext) => string | undefined>> = {
  user: ({ userId }) => userId,
  chat: ({ conversation }) => conversation?.id,
};

const REASONS: Readonly<Record<ListOptions['of'], Localized>> = {
  user: { 'zh-CN': '你不在可以使用的名单里。', en: 'You are not on the list of those who may do this.' },
  chat: { 'zh-CN': '这个会话没有开通。', en: 'This is not available in this chat.' },
};

/**
 * Lets only these people, or only these chats through. Where nobody is behind an event, or it happened in no chat, nobody
 * is on the list.
 *
 * @param ids - A `Set` is looked into each time, so it may change.
 */
export function allowList(ids: Iterable<string>, { of }: ListOptions): Guard {
  const set = toSet(ids);
  return named(`allowList(${of})`, (ctx) => (has(set, ID_OF[of](ctx)) ? allow() : deny(REASONS[of])));
}

/**
 * Lets all but these people, or all but these chats through. Who is on it gets no answer.
 *
 * @param ids - A `Set` is looked into each time, so it may change.
 */
export function denyList(ids: Iterable<string>, { of }: ListOptions): Guard {
  const set = toSet(ids);
  return named(`denyList(${of})`, (ctx) => (has(set, ID_OF[of](ctx)) ? deny() : allow()));
}

/** An empty entry must not stand for everyone without an id. */
function has(set: ReadonlySet<string>, id: string | undefined): boolean {
  return id !== undefined && id !== '' && set.has(id);
}

function toSet(ids: Iterable<string>): ReadonlySet<string> {
  return ids instanceof Set ? (ids as ReadonlySet<string>) : new Set(ids);
}
