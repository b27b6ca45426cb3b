/**
 * Someone asks to be let into a group.
 *
 * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/autogen/event/group_join_request.html}
 */
export interface WireJoinRequest {
  join_request_id: string;
  member_openid: string;
  username?: string;
  /** RFC 3339. */
  apply_at: string;
  apply_source: 'self_apply' | 'invited' | (string & {});
  invited_by?: unknown;
  bot?: boolean;
  union_openid?: string;
  risk_tips?: string;
  verify_info?: {
    method: string;
    verify_message?: string;
    review_qa_list?: { question: string; answer: string }[];
  };
}

/** A page of requests; an empty `next_cursor` is the end. */
export interface WireJoinRequestList {
  list: WireJoinRequest[] | null;
  next_cursor: string;
}

/** @see {@link https://bot.q.qq.com/wiki/develop/api-v2/autogen/api/v2_groups_group_openid_approval_join_request_member_openid.post.html} */
export interface WireJoinDecision {
  op: 'approve' | 'decline';
  join_request_id: string;
  reject_reason?: string;
  add_to_member_blacklist?: boolean;
}

/** Groups by openid or by QQ number, at most 100; never both. */
export type WireStrategyGroups = { group_openids: string[] } | { group_ids: string[] };

/** What can be set of a strategy that lets people in by itself. */
export interface WireStrategySettings {
  is_enable?: 'on' | 'off';
  /** RFC 3339. A year from now by default. */
  expire_at?: string;
  remark?: string;
}

/** @see {@link https://bot.q.qq.com/wiki/develop/api-v2/autogen/api/v2_groups_join_approval_strategy.post.html} */
export type WireCreateStrategyBody = WireStrategyGroups & WireStrategySettings;

/** Groups are named the way they were when the strategy was made: all by openid, or all by number. */
export interface WireEditStrategyBody extends WireStrategySettings {
  group_action?: { op: 'add' | 'del' } & WireStrategyGroups;
}

/** What a strategy is set to, after it was made or changed. */
export interface WireStrategyState {
  is_enable: 'on' | 'off';
  /** RFC 3339. */
  expire_at: string;
}

export interface WireStrategy extends WireStrategyState {
  strategy_id: string;
  group_openids?: string[] | null;
  group_ids?: (string | number)[] | null;
  /** An estimate. */
  whitelist_user_count?: number;
  created_at?: string;
  updated_at?: string;
  remark?: string;
}

/** A page of strategies, newest first; an empty `next_cursor` is the end. */
export interface WireStrategyList {
  strategies: WireStrategy[] | null;
  next_cursor: string;
}

/** Whom a strategy lets in. */
export interface WireWhitelistChange {
  op: 'add' | 'del';
  /** QQ numbers as text, at most 10 000. */
  whitelist_users: string[];
}

export interface WireWhitelistState {
  strategy_id: string;
  /** An estimate. */
  whitelist_user_count: number;
  updated_at?: string;
}
