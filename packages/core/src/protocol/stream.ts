import type { WireSentChatMessage } from './message.js';

/**
 * One frame of a message that is being written, for `POST /v2/users/{openid}/stream_messages`.
 *
 * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/autogen/api/v2_users_user_openid_stream_messages.post.html}
 */
export interface WireStreamFrame {
  /** `append`, the default, adds to the text; `replace` is all of it so far and begins with what was shown. */
  input_mode?: 'append' | 'replace';
  /** 1 being written · 10 finished. */
  input_state: 1 | 10;
  /** Counts the frames, from 0. */
  index: number;
  content_type: 'text' | 'markdown';
  /** Text or markdown, as `content_type` says. */
  content_raw: string;
  /** Answers this message; a stream needs it, or `event_id`. */
  msg_id?: string;
  /** Answers this event, by its outer id. */
  event_id?: string;
  /** The `id` the first frame was answered with; absent on the first. */
  stream_msg_id?: string;
  /** The same on every frame of one stream. */
  msg_seq?: number;
  /** Skips the check of the reply window. */
  is_wakeup?: boolean;
}

/** The answer to a frame. */
export interface WireStreamAnswer extends WireSentChatMessage {
  /** Characters that still fit. */
  remain_msg_len?: number;
}
