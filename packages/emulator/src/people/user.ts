import { chatMessageId, openidNamed, openidOf, referenceIndex } from '../ids.js';
import { SAVED_WAKEUPS, Wakeups } from '../rules/wakeup.js';
import { rfc3339, unixSeconds } from '../timestamps.js';
import { attachmentsOf, type ChatMedia } from './chat-media.js';
import { type Clickable, click } from './click.js';
import { Conversation } from './conversation.js';
import type { Delivery } from '../delivery.js';
import { type Clicked, type Interaction, interact, interactAndWait, InteractionType } from './interaction.js';
import { flag, fields, list, number, optional, pairs, type Saved, text } from '../state/shape.js';
import type { Said } from './said.js';
import { SAVED_TRANSCRIPT } from './transcript.js';

/** What may come with a message besides its text; laid over the event's `d`. */
export interface SayOptions {
  /** Files in wire shape. */
  attachments?: readonly Record<string, unknown>[];
  /** Index of a message this one quotes (`msg_idx` or `ext_info.ref_idx`), and its text. */
  quotes?: { index: string; content: string };
  /** A file the emulator keeps, as `POST /_emulator/files` gives it; shown, and put among the attachments. */
  media?: ChatMedia;
  /** Any further fields of `d`, to try shapes the emulator does not make by itself. */
  extra?: Readonly<Record<string, unknown>>;
}

/** `scene` of FRIEND_ADD for someone who came by a link of the bot's developer. */
const DEVELOPER_LINK = 2003;

/** Fields every c2c and group message has. @param switches - Further `key=value` of the scene. @internal */
export function chatMessage(
  text: string,
  now: number,
  options: SayOptions,
  switches: readonly string[] = [],
): Record<string, unknown> & { id: string; ref: string } {
  const ref = referenceIndex();
  const ext = [`msg_idx=${ref}`, ...switches];
  if (options.quotes) ext.unshift(`ref_msg_idx=${options.quotes.index}`);
  const quote = options.quotes && { msg_idx: options.quotes.index, message_type: 0, content: options.quotes.content };
  const attachments = attachmentsOf(options);
  return {
    id: chatMessageId(),
    ref,
    content: text,
    message_type: quote ? 103 : 0,
    message_scene: { source: 'default', ext },
    ...(attachments && { attachments }),
    ...(quote && { msg_elements: [quote] }),
    timestamp: rfc3339(now),
  };
}

/** Fields that are saved as they are. */
const PLAIN = fields({ isFriend: flag, allowsActive: flag, lastSpokeAt: optional(number) });

export const SAVED_USER = fields({
  ...PLAIN.shapes,
  wakeups: SAVED_WAKEUPS,
  subscriptions: list(text),
  switches: pairs(flag),
  transcript: SAVED_TRANSCRIPT,
});

/** A friend of the bot, talking to it one to one. */
export class EmulatedUser extends Conversation {
  /** Tells kinds of conversations apart. */
  readonly scene = 'c2c';
  /** Made for one bot; another bot would know another. */
  readonly openid: string;
  /** Whether the bot is on their list; without it sends are refused with 40054004. */
  isFriend = true;
  /** Whether messages that answer nothing may be sent to them (40054013 if not). */
  allowsActive: boolean;
  /** Milliseconds; `undefined` until they speak. @internal */
  lastSpokeAt: number | undefined;
  /** @internal */
  readonly wakeups = new Wakeups();
  /** Ids of the subscriptions they allowed; sends that name another are refused with 304064. */
  readonly subscriptions = new Set<string>();
  /** Switches of the menu they touched. */
  readonly #switches = new Map<string, boolean>();

  constructor(name: string, delivery: Delivery) {
    super(name, delivery);
    this.openid = openidNamed(name) ?? openidOf(delivery.bot.appId, 'user', name);
    this.allowsActive = delivery.settings.friendAllowsActive;
  }

  /** {@inheritDoc Conversation.targetId} */
  get targetId(): string {
    return this.openid;
  }

  /** Sends C2C_MESSAGE_CREATE. */
  async says(text: string, options: SayOptions = {}): Promise<Said> {
    const now = this.delivery.now();
    const author = { id: this.openid, user_openid: this.openid, union_openid: '', username: '', bot: false };
    const { id, ref, ...fields } = chatMessage(text, now, options, this.#switchesOn);
    this.lastSpokeAt = now;
    const d = { id, author, ...fields, ...options.extra };
    const shown = { ref, ...this.shownOf(options) };
    return this.speak('C2C_MESSAGE_CREATE', d, {
      id,
      at: now,
      from: 'person',
      name: this.name,
      content: text,
      ...shown,
    });
  }

  /** Presses a button under a message of the bot. */
  async clicks(message: Clickable, buttonId: string): Promise<Clicked> {
    const clicker = { id: this.openid, isAdmin: true };
    return click(this.delivery, { ...this.#place, clicker }, message, buttonId);
  }

  /** Takes something from the quick menu: INTERACTION_CREATE 12, which waits for the bot as a button does. */
  async choosesFeature(featureId: string): Promise<Clicked> {
    const what = `the feature "${featureId}"`;
    const resolved = { feature_id: featureId };
    return interactAndWait(this.delivery, this.#place, { type: InteractionType.QuickMenu, resolved, what });
  }

  /** Says what they think of a message of the bot: INTERACTION_CREATE 13. @param checked - `false` takes it back. */
  rates(message: { id: string }, opinion: 'LIKE' | 'UNLIKE', checked = true): Interaction {
    const resolved = { message_id: message.id, feedback_opt: opinion, checked, message_scene: { ext: [] } };
    return this.#interact(InteractionType.Feedback, resolved, 'a rating');
  }

  /** Begins the chat anew: INTERACTION_CREATE 14. */
  clearsSession(): Interaction {
    return this.#interact(InteractionType.ClearSession, {}, 'a cleared session');
  }

  /** Goes into a story or out of it: INTERACTION_CREATE 15. */
  plays(action: 'ENTER_STORY' | 'QUIT_STORY'): Interaction {
    return this.#interact(InteractionType.Story, { action }, action);
  }

  /** Authorizes the bot to write first: INTERACTION_CREATE 18. @param by - Where they were asked. */
  authorizes(by: 'setting' | 'dialog' = 'setting'): Interaction {
    const resolved = { authorize_data: { opt_scene: by, scope: 'c2c_push' } };
    return this.#interact(InteractionType.UserAuthorization, resolved, 'an authorization');
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

  /** Comes by a link of `POST /v2/generate_url_link`: FRIEND_ADD with what the link carries as `scene_param`. */
  opensLink(url: string): void {
    const data = this.delivery.bot.links.get(url);
    if (data === undefined) throw new Error('The bot made no such link.');
    this.addFriend(DEVELOPER_LINK, data);
  }

  /** Opens the chat window: ENTER_AIO. */
  entersChat(): void {
    this.delivery.event('ENTER_AIO', { user_openid: this.openid, from_source: 'default' });
  }

  /** Allows or refuses messages of a subscription template: SUBSCRIBE_MESSAGE_STATUS. */
  subscribes(templateId: number, allows = true): void {
    const now = unixSeconds(this.delivery.now());
    const status = { template_id: templateId, custom_template_id: String(templateId), op: allows ? 1 : 2 };
    const id = `sub_${templateId}`;
    if (allows) this.subscriptions.add(id);
    else this.subscriptions.delete(id);
    const result = [{ ...status, subscribe_id: id, subscribe_ts: now, update_ts: now }];
    this.delivery.event('SUBSCRIBE_MESSAGE_STATUS', { openid: this.openid, result });
  }

  /** Turns a switch of the bot's menu on or off; while it is on, messages carry `<switch_id>=1`. */
  turns(switchId: string, on: boolean): void {
    if (!this.delivery.bot.menu.switches.has(switchId)) throw new Error(`The menu has no switch "${switchId}".`);
    this.#switches.set(switchId, on);
  }

  /** @internal */
  save(): Saved<typeof SAVED_USER> {
    const [wakeups, transcript] = [this.wakeups.save(), this.transcript.save()];
    const [subscriptions, switches] = [[...this.subscriptions], [...this.#switches]];
    return { ...PLAIN.of(this), wakeups, subscriptions, switches, transcript };
  }

  /** @internal */
  load(saved: Saved<typeof SAVED_USER>): void {
    Object.assign(this, PLAIN.of(saved));
    this.wakeups.load(saved.wakeups);
    for (const id of saved.subscriptions) this.subscriptions.add(id);
    for (const [id, isOn] of saved.switches) this.#switches.set(id, isOn);
    this.transcript.load(saved.transcript);
  }

  get #switchesOn(): string[] {
    const on = [...this.delivery.bot.menu.switches].filter(([id, initial]) => this.#switches.get(id) ?? initial);
    return on.map(([id]) => `${id}=1`);
  }

  get #place() {
    return { scene: 'c2c', chatType: 2, ids: { user_openid: this.openid } } as const;
  }

  #interact(type: InteractionType, resolved: Record<string, unknown>, what: string): Interaction {
    return interact(this.delivery, this.#place, { type, resolved, what });
  }

  #state(t: string, fields: Record<string, unknown>): void {
    this.delivery.event(t, { openid: this.openid, timestamp: unixSeconds(this.delivery.now()), ...fields });
  }
}
