import type { Delivery } from '../delivery.js';
import { openidNamed, openidOf } from '../ids.js';
import { type Clickable, click } from './click.js';
import type { EmulatedGroup } from './group.js';
import { type Clicked, type Interaction, interact, InteractionType } from './interaction.js';
import type { AskOptions, JoinRequest } from './join-requests.js';
import type { Said } from './said.js';
import type { SayOptions } from './user.js';
import { fields, flag, number, oneOf, type Saved, text } from '../state/shape.js';

/** What someone is in a group. */
export type MemberRole = 'owner' | 'admin' | 'member';

/** What a message in a group has besides its text. */
export interface GroupSayOptions extends SayOptions {
  /**
   * Whether the bot is mentioned: GROUP_AT_MESSAGE_CREATE. Without it GROUP_MESSAGE_CREATE, which only a group with
   * `receiveAll` passes on.
   * @defaultValue true
   */
  mention?: boolean;
}

/** The openid as well: it depends on a setting that may have changed since. */
export const SAVED_MEMBER = fields({
  openid: text,
  role: oneOf('owner', 'admin', 'member'),
  isInGroup: flag,
  joinedAt: number,
  mutedUntil: number,
});

/** Someone in a group. */
export class EmulatedMember {
  /** Their id in this group alone. */
  readonly openid: string;
  /** An owner or admin may press the buttons of admins, and speak while everyone else is muted. */
  role: MemberRole = 'member';
  /** Whether they are (still) in the group. */
  isInGroup = true;
  /** Milliseconds. */
  joinedAt: number;
  /** Milliseconds; in the past when they may speak. */
  mutedUntil = 0;
  readonly #delivery: Delivery;

  constructor(
    /** What tests and the page call them. */
    readonly name: string,
    /** Where they are. */
    readonly group: EmulatedGroup,
    delivery: Delivery,
  ) {
    this.#delivery = delivery;
    const { settings, bot } = delivery;
    this.joinedAt = delivery.now();
    this.openid =
      openidNamed(name) ??
      (settings.memberOpenid === 'user'
        ? openidOf(bot.appId, 'user', name)
        : openidOf(bot.appId, 'member', group.name, name));
  }

  /** Says something in the group. */
  async says(text: string, options: GroupSayOptions = {}): Promise<Said> {
    return this.group.hear(this, text, options);
  }

  /** Presses a button under a message of the bot. */
  async clicks(message: Clickable, buttonId: string): Promise<Clicked> {
    const clicker = { id: this.openid, isAdmin: this.role !== 'member' };
    return click(this.#delivery, { ...this.#place, clicker }, message, buttonId);
  }

  /** Authorizes the bot to write first in the group: INTERACTION_CREATE 19. @param by - Where they were asked. */
  authorizes(by: 'setting' | 'dialog' = 'setting'): Interaction {
    const resolved = { authorize_data: { opt_scene: by, scope: 'group_push' } };
    const detail = { type: InteractionType.GroupAuthorization, resolved, what: 'an authorization' };
    return interact(this.#delivery, this.#place, detail);
  }

  /** Asks to be let into the group: GROUP_JOIN_REQUEST, which an administrator hears. */
  asksToJoin(options: AskOptions = {}): JoinRequest {
    return this.group.joinRequests.add(this, options);
  }

  get #place() {
    const ids = { group_openid: this.group.openid, group_member_openid: this.openid };
    return { scene: 'group', chatType: 1, ids } as const;
  }

  /** @internal */
  save(): Saved<typeof SAVED_MEMBER> {
    return SAVED_MEMBER.of(this);
  }

  /** @internal */
  load(saved: Saved<typeof SAVED_MEMBER>): void {
    Object.assign(this, saved);
  }
}
