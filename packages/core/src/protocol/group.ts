/**
 * What a group says about itself.
 *
 * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/autogen/api/v2_groups_group_openid_info.get.html}
 */
export interface WireGroup {
  /** The group, as this bot knows it; another bot knows another id. */
  group_openid: string;
  group_name: string;
  /** Its description. */
  group_finger_memo?: string;
  /** Its category. */
  group_class_text?: string;
  group_tags?: string[] | null;
  /** How many people are in it. */
  group_member_num: number;
}

/** What someone is in a group. The platform may add to it. */
export type WireGroupRole = 'owner' | 'admin' | 'member' | (string & {});

/**
 * The bot as a member of a group.
 *
 * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/autogen/api/v2_groups_group_openid_bot_state.get.html}
 */
export interface WireGroupBotState {
  /** The bot's own, in this group. */
  member_openid: string;
  /** RFC 3339. */
  joined_at: string;
  /** Whether the owner allowed active messages. */
  allow_proactive_msg: boolean;
  /** Which messages the bot hears. */
  recv_msg_setting: 'all' | 'only_mention' | 'mention_and_context' | (string & {});
  /** The bot's own. */
  member_role: WireGroupRole;
}

/**
 * Someone in a group.
 *
 * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/autogen/api/v2_groups_group_openid_members.get.html}
 */
export interface WireGroupMember {
  /** The person in this group; in another place they have another id. */
  member_openid: string;
  username: string;
  member_role: WireGroupRole;
  bot: boolean;
  /** RFC 3339. */
  joined_at: string;
  /** The same person across bots bound to one open-platform account; often empty. */
  union_openid?: string;
}

/** A page of members; an empty `next_cursor` is the end. */
export interface WireGroupMemberList {
  members: WireGroupMember[] | null;
  /** Asks for the next page; empty = there is none. */
  next_cursor: string;
}

/**
 * Whom to remove from a group.
 *
 * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/autogen/api/v2_groups_group_openid_batch_remove_members.post.html}
 */
export interface WireRemoveMembersBody {
  /** At most 20. */
  member_openids: string[];
  /** Whether they may not come back. */
  add_to_member_blacklist?: boolean;
}

/** What became of a removal. */
export interface WireRemoveMembersAnswer {
  /** `success` when all were removed. */
  remove_members_result: 'success' | (string & {});
  /** Those who were removed and could not be barred. */
  add_to_member_blacklist_fail_openids?: string[] | null;
}

/** Someone who may not come back to a group. */
export interface WireBarredMember {
  /** The person in this group; in another place they have another id. */
  member_openid: string;
  username: string;
  /** RFC 3339. */
  banned_at: string;
  bot: boolean;
  /** The same person across bots bound to one open-platform account; often empty. */
  union_openid?: string;
}

/** A page of barred people; an empty `next_cursor` is the end. */
export interface WireBlacklist {
  users: WireBarredMember[] | null;
  /** Asks for the next page; empty = there is none. */
  next_cursor: string;
}

/**
 * Who may not speak in a group now.
 *
 * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/autogen/api/v2_groups_group_openid_restrict_chat_setting.get.html}
 */
export interface WireGroupMutes {
  /** When everyone but administrators is mute; both lists hold what is planned. */
  global_rule: {
    mode: 'none' | 'always' | 'schedule' | (string & {});
    schedule_rules?: WireMuteSpan[] | null;
    recurring_rules?: WireMuteHours[] | null;
  };
  /** People who are mute by themselves. */
  members: WireMutedMember[] | null;
}

/** Everyone is mute from one time to another, both RFC 3339. */
export interface WireMuteSpan {
  /** The platform's id of the rule. */
  task_id: string;
  start_at: string;
  end_at: string;
  /** Whether it counts at present. */
  enabled: boolean;
}

/** Everyone is mute at these hours of these weekdays. */
export interface WireMuteHours {
  /** The platform's id of the rule. */
  task_id: string;
  /** 1 Monday to 7 Sunday. */
  weekdays: number[];
  /** `HH:mm`, Beijing time; an end before the start is on the next day. */
  start_time: string;
  end_time: string;
  /** Whether it counts at present. */
  enabled: boolean;
}

/** Someone who may not speak in a group until a certain time. */
export interface WireMutedMember {
  /** The person in this group; in another place they have another id. */
  member_openid: string;
  /** RFC 3339. */
  mute_expire_at: string;
  username?: string;
  /** The same person across bots bound to one open-platform account; often empty. */
  union_openid?: string;
}

/** One change to who may speak. Only ordinary members can be muted, for 30 days at most. */
export interface WireMuteChange {
  /** `add` and `update` take `mute_expire_at`; `del` lets them speak again. */
  op: 'add' | 'update' | 'del';
  /** The person in this group; in another place they have another id. */
  member_openid: string;
  /** RFC 3339. */
  mute_expire_at?: string;
}
