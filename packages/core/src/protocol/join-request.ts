/**
 * Someone asks to be let into a group.
 *
 * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/autogen/event/group_join_request.html}
 */
export interface WireJoinRequest {
  /** A decision names it. */
  join_request_id: string;
  /** The person in this group; in another place they have another id. */
  member_openid: string;
  username?: string;
  /** RFC 3339. */
  apply_at: string;
  /** Whether they came by themselves or somebody invited them. */
  apply_source: 'self_apply' | 'invited' | (string & {});
  /** Who did, with `invited`. Its shape is not documented. */
  invited_by?: unknown;
  bot?: boolean;
  /** The same person across bots bound to one open-platform account; often empty. */
  union_openid?: string;
  /** A warning of the platform about them; empty mostly. */
  risk_tips?: string;
  /** What they said of themselves, or how they answered the group's questions. */
  verify_info?: {
    method: string;
    verify_message?: string;
    review_qa_list?: { question: string; answer: string }[];
  };
}

/** A page of requests; an empty `next_cursor` is the end. */
export interface WireJoinRequestList {
  list: WireJoinRequest[] | null;
  /** Asks for the next page; empty = there is none. */
  next_cursor: string;
}

/**
 * Whether somebody is let into a group.
 *
 * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/autogen/api/v2_groups_group_openid_approval_join_request_member_openid.post.html}
 */
export interface WireJoinDecision {
  op: 'approve' | 'decline';
  join_request_id: string;
  /** Told to the person, with `decline`. */
  reject_reason?: string;
  /** Whether they may not ask again, with `decline`. */
  add_to_member_blacklist?: boolean;
}

/** Groups by openid or by QQ number, at most 100; never both. */
export type WireStrategyGroups = { group_openids: string[] } | { group_ids: string[] };

/** What can be set of a strategy that lets people in by itself. */
export interface WireStrategySettings {
  /** Whether it works. */
  is_enable?: 'on' | 'off';
  /** RFC 3339. A year from now by default. */
  expire_at?: string;
  /** For yourself. */
  remark?: string;
}

/**
 * A strategy that lets people into groups by itself.
 *
 * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/autogen/api/v2_groups_join_approval_strategy.post.html}
 */
export type WireCreateStrategyBody = WireStrategyGroups & WireStrategySettings;

/** Groups are named the way they were when the strategy was made: all by openid, or all by number. */
export interface WireEditStrategyBody extends WireStrategySettings {
  /** Groups to add or take away. */
  group_action?: { op: 'add' | 'del' } & WireStrategyGroups;
}

/** What a strategy is set to, after it was made or changed. */
export interface WireStrategyState {
  is_enable: 'on' | 'off';
  /** RFC 3339. */
  expire_at: string;
}

/**
 * A strategy as the platform keeps it.
 *
 * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/autogen/api/v2_groups_join_approval_strategy.get.html}
 */
export interface WireStrategy extends WireStrategyState {
  /** What changing it takes. */
  strategy_id: string;
  /** Where it holds, if it was made with openids. */
  group_openids?: string[] | null;
  /** Where it holds, if it was made with QQ numbers. */
  group_ids?: (string | number)[] | null;
  /** An estimate. */
  whitelist_user_count?: number;
  /** RFC 3339, as is `updated_at`. */
  created_at?: string;
  updated_at?: string;
  remark?: string;
}

/** A page of strategies, newest first; an empty `next_cursor` is the end. */
export interface WireStrategyList {
  strategies: WireStrategy[] | null;
  /** Asks for the next page; empty = there is none. */
  next_cursor: string;
}

/** Whom a strategy lets in. */
export interface WireWhitelistChange {
  op: 'add' | 'del';
  /** QQ numbers as text, at most 10 000. */
  whitelist_users: string[];
}

/**
 * A strategy after whom it lets in was changed.
 *
 * @see {@link
 * https://bot.q.qq.com/wiki/develop/api-v2/autogen/api/v2_groups_join_approval_strategy_strategy_id_whitelist_users.post.html}
 */
export interface WireWhitelistState {
  strategy_id: string;
  /** An estimate. */
  whitelist_user_count: number;
  /** RFC 3339. */
  updated_at?: string;
}
