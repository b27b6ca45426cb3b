import type { WireMember } from './message.js';

/** A message at the top of a guild, or channels recommended to it. */
export interface WireAnnounce {
  guild_id: string;
  /** Where the message is. */
  channel_id: string;
  /** The message, where it is one. */
  message_id: string;
  /** 0 for members · 1 for newcomers. */
  announces_type?: number;
  /** At most 3. */
  recommend_channels?: WireRecommendedChannel[] | null;
}

/** A channel a guild recommends to people. */
export interface WireRecommendedChannel {
  channel_id: string;
  /** One line beside it. */
  introduce: string;
}

/**
 * A message, or at most 3 channels; the one replaces the other.
 *
 * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/server-inter/channel/content/announces/post_guild_announces.html}
 */
export type WireCreateAnnounceBody =
  | { channel_id: string; message_id: string }
  | { announces_type?: 0 | 1; recommend_channels: WireRecommendedChannel[] };

/** The messages pinned in a channel, at most 20. */
export interface WirePins {
  guild_id: string;
  channel_id: string;
  message_ids: string[] | null;
}

/** Something that will happen. */
export interface WireSchedule {
  id: string;
  name: string;
  description?: string;
  /** Milliseconds as text, as is `end_timestamp`. */
  start_timestamp: string;
  /** Milliseconds as text. */
  end_timestamp: string;
  /** Who made it. */
  creator?: WireMember;
  /** Where members are led when it starts; `'0'` = nowhere. */
  jump_channel_id?: string;
  /** `'0'` none · `'1'` at its start · `'2'` 5, `'3'` 15, `'4'` 30, `'5'` 60 minutes before. */
  remind_type?: string;
}

/** At most 7 days long. */
export type WireCreateScheduleBody = Omit<WireSchedule, 'id' | 'creator'>;

/** A thread of a forum channel. */
export interface WireThread {
  guild_id: string;
  channel_id: string;
  /** Guild-side id. */
  author_id: string;
  /** `title` and `content` are JSON text of a RichText object; `date_time` is RFC 3339. */
  thread_info: { thread_id: string; title: string; content: string; date_time: string };
}

/**
 * A page of threads.
 *
 * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/server-inter/channel/content/forum/get_threads_list.html}
 */
export interface WireThreadList {
  threads: WireThread[] | null;
  /** 1 = these are all. */
  is_finish: number;
}

/**
 * A thread to be published.
 *
 * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/server-inter/channel/content/forum/put_thread.html}
 */
export interface WireCreateThreadBody {
  title: string;
  /** Written as `format` says. */
  content: string;
  /** Of `content`: 1 text · 2 HTML · 3 Markdown · 4 JSON of a RichText object. */
  format: 1 | 2 | 3 | 4;
}

/** The thread is audited; what came of it arrives as FORUM_PUBLISH_AUDIT_RESULT. */
export interface WireCreateThreadAnswer {
  /** The audit event names it. */
  task_id: string;
  /** Unix seconds as text. */
  create_time: string;
}
