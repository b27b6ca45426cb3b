/**
 * What a group says about itself.
 *
 * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/autogen/api/v2_groups_group_openid_info.get.html}
 */
export interface WireGroup {
  group_openid: string;
  group_name: string;
  /** Its description. */
  group_finger_memo?: string;
  /** Its category. */
  group_class_text?: string;
  group_tags?: string[] | null;
  group_member_num: number;
}

export type WireGroupRole = 'owner' | 'admin' | 'member' | (string & {});

/**
 * The bot as a member of a group.
 *
 * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/autogen/api/v2_groups_group_openid_bot_state.get.html}
 */
export interface WireGroupBotState {
  member_openid: string;
  /** RFC 3339. */
  joined_at: string;
  /** Whether the owner allowed active messages. */
  allow_proactive_msg: boolean;
  /** Which messages the bot hears. */
  recv_msg_setting: 'all' | 'only_mention' | 'mention_and_context' | (string & {});
  member_role: WireGroupRole;
}

/** @see {@link https://bot.q.qq.com/wiki/develop/api-v2/autogen/api/v2_groups_group_openid_members.get.html} */
export interface WireGroupMember {
  member_openid: string;
  username: string;
  member_role: WireGroupRole;
  bot: boolean;
  /** RFC 3339. */
  joined_at: string;
  union_openid?: string;
}

/** A page of members; an empty `next_cursor` is the end. */
export interface WireGroupMemberList {
  members: WireGroupMember[] | null;
  next_cursor: string;
}

/** @see {@link https://bot.q.qq.com/wiki/develop/api-v2/autogen/api/v2_groups_group_openid_batch_remove_members.post.html} */
export interface WireRemoveMembersBody {
  /** At most 20. */
  member_openids: string[];
  add_to_member_blacklist?: boolean;
}

export interface WireRemoveMembersAnswer {
  remove_members_result: 'success' | (string & {});
  /** Those who were removed and could not be barred. */
  add_to_member_blacklist_fail_openids?: string[] | null;
}

/** Someone who may not come back to a group. */
export interface WireBarredMember {
  member_openid: string;
  username: string;
  /** RFC 3339. */
  banned_at: string;
  bot: boolean;
  union_openid?: string;
}

/** A page of barred people; an empty `next_cursor` is the end. */
export interface WireBlacklist {
  users: WireBarredMember[] | null;
  next_cursor: string;
}

/**
 * Who may not speak in a group now.
 *
 * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/autogen/api/v2_groups_group_openid_restrict_chat_setting.get.html}
 */
export interface WireGroupMutes {
  global_rule: {
    mode: 'none' | 'always' | 'schedule' | (string & {});
    schedule_rules?: WireMuteSpan[] | null;
    recurring_rules?: WireMuteHours[] | null;
  };
  members: WireMutedMember[] | null;
}

/** Everyone is mute from one time to another, both RFC 3339. */
export interface WireMuteSpan {
  task_id: string;
  start_at: string;
  end_at: string;
  enabled: boolean;
}

/** Everyone is mute at these hours of these weekdays. */
export interface WireMuteHours {
  task_id: string;
  /** 1 Monday to 7 Sunday. */
  weekdays: number[];
  /** `HH:mm`, Beijing time; an end before the start is on the next day. */
  start_time: string;
  end_time: string;
  enabled: boolean;
}

export interface WireMutedMember {
  member_openid: string;
  /** RFC 3339. */
  mute_expire_at: string;
  username?: string;
  union_openid?: string;
}

/** One change to who may speak. Only ordinary members can be muted, for 30 days at most. */
export interface WireMuteChange {
  op: 'add' | 'update' | 'del';
  member_openid: string;
  /** RFC 3339. */
  mute_expire_at?: string;
}
