import { chatMessageId, openidOf, referenceIndex } from '../ids.js';
import { Wakeups } from '../rules/wakeup.js';
import { rfc3339, unixSeconds } from '../timestamps.js';
import { type Clickable, type Clicked, click } from './click.js';
import { Conversation } from './conversation.js';
import type { Delivery } from '../delivery.js';
import type { Said } from './said.js';

/** What may come with a message besides its text; laid over the event's `d`. */
export interface SayOptions {
  /** Files in wire shape. */
  attachments?: readonly Record<string, unknown>[];
  /** Index of a message this one quotes (`msg_idx` or `ext_info.ref_idx`), and its text. */
  quotes?: { index: string; content: string };
  /** Any further fields of `d`, to try shapes the emulator does not make by itself. */
  extra?: Readonly<Record<string, unknown>>;
}

/** Fields every c2c and group message has. @internal */
export function chatMessage(text: string, now: number, options: SayOptions): Record<string, unknown> & { id: string } {
  const ext = [`msg_idx=${referenceIndex()}`];
  if (options.quotes) ext.unshift(`ref_msg_idx=${options.quotes.index}`);
  const quote = options.quotes && { msg_idx: options.quotes.index, message_type: 0, content: options.quotes.content };
  return {
    id: chatMessageId(),
    content: text,
    message_type: quote ? 103 : 0,
    message_scene: { source: 'default', ext },
    ...(options.attachments && { attachments: options.attachments }),
    ...(quote && { msg_elements: [quote] }),
    timestamp: rfc3339(now),
  };
}

/** A friend of the bot, talking to it one to one. */
export class EmulatedUser extends Conversation {
  readonly scene = 'c2c';
  readonly openid: string;
  /** Whether the bot is on their list; without it sends are refused with 40054004. */
  isFriend = true;
  /** Whether messages that answer nothing may be sent to them (40054013 if not). */
  allowsActive: boolean;
  /** Milliseconds; `undefined` until they speak. @internal */
  lastSpokeAt: number | undefined;
  /** @internal */
  readonly wakeups = new Wakeups();

  constructor(name: string, delivery: Delivery) {
    super(name, delivery);
    this.openid = openidOf(delivery.bot.appId, 'user', name);
    this.allowsActive = delivery.settings.friendAllowsActive;
  }

  get targetId(): string {
    return this.openid;
  }

  /** Sends C2C_MESSAGE_CREATE. */
  async says(text: string, options: SayOptions = {}): Promise<Said> {
    const now = this.delivery.now();
    const author = { id: this.openid, user_openid: this.openid, union_openid: '', username: '', bot: false };
    const { id, ...fields } = chatMessage(text, now, options);
    this.lastSpokeAt = now;
    const d = { id, author, ...fields, ...options.extra };
    return this.speak('C2C_MESSAGE_CREATE', d, { id, at: now, from: 'person', name: this.name, content: text });
  }

  /** Presses a button under a message of the bot. */
  async clicks(message: Clickable, buttonId: string): Promise<Clicked> {
    const clicker = { id: this.openid, isAdmin: true };
    const place = { scene: 'c2c', chatType: 2, ids: { user_openid: this.openid }, clicker } as const;
    return click(this.delivery, place, message, buttonId);
  }

  /** Sends FRIEND_ADD. @param scene - 1000 default · 1001 search · 1003 group · 2003 developer link. */
  addFriend(scene = 1000, sceneParam = ''): void {
    this.isFriend = true;
    this.#state('FRIEND_ADD', { scene, scene_param: sceneParam, author: { union_openid: '' }, short_code: '' });
  }

  /** Sends FRIEND_DEL. */
  deleteFriend(): void {
    this.isFriend = false;
    this.#state('FRIEND_DEL', { author: { union_openid: '' } });
  }

  /** Switches the bot's active messages off: C2C_MSG_REJECT. */
  rejectMessages(): void {
    this.allowsActive = false;
    this.#state('C2C_MSG_REJECT', {});
  }

  /** Switches them on again: C2C_MSG_RECEIVE. */
  receiveMessages(): void {
    this.allowsActive = true;
    this.#state('C2C_MSG_RECEIVE', {});
  }

  #state(t: string, fields: Record<string, unknown>): void {
    this.delivery.event(t, { openid: this.openid, timestamp: unixSeconds(this.delivery.now()), ...fields });
  }
}
