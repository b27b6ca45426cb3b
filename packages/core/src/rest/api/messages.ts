import type {
  WireChatMessageBody,
  WireGuildMessage,
  WireGuildMessageBody,
  WireSentChatMessage,
} from '../../protocol/message.js';
import type { WireStreamAnswer, WireStreamFrame } from '../../protocol/stream.js';
import { perSecond } from '../rate.js';
import type { RequestOptions, RestClient } from '../rest-client.js';
import { type Route, route } from '../route.js';

/** How a send may be repeated and what stops it. */
export type SendRequestOptions = RequestOptions;

export interface GuildRecallOptions extends RequestOptions {
  /** Leaves no line that says a message was recalled. @defaultValue false */
  hideTip?: boolean;
}

/** Messages in the four scenes. Handlers send with `ctx.reply()`, which counts `msg_seq` and budgets; these do not. */
export class MessagesApi {
  constructor(private readonly rest: RestClient) {}

  /**
   * To one person. Rate: 100 per second for the bot.
   *
   * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/autogen/api/v2_users_user_openid_messages.post.html}
   */
  sendToUser(openid: string, body: WireChatMessageBody, options?: SendRequestOptions): Promise<WireSentChatMessage> {
    return this.rest.request('POST', route`/v2/users/${openid}/messages`, body, { rate: perSecond(100), ...options });
  }

  /**
   * To a group. Rate: 100 per second for the bot.
   *
   * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/autogen/api/v2_groups_group_openid_messages.post.html}
   */
  sendToGroup(openid: string, body: WireChatMessageBody, options?: SendRequestOptions): Promise<WireSentChatMessage> {
    return this.rest.request('POST', route`/v2/groups/${openid}/messages`, body, { rate: perSecond(100), ...options });
  }

  /**
   * To a guild channel; the bot has to be online on the gateway (304018). Rate: 5 per second for the channel.
   *
   * Where the guild has messages audited, the answer is error-shaped, with `data.message_audit.audit_id`.
   *
   * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/server-inter/message/post_messages.html}
   */
  sendToChannel(
    channelId: string,
    body: WireGuildMessageBody,
    options?: SendRequestOptions,
  ): Promise<WireGuildMessage> {
    const rate = perSecond(5).per(channelId);
    return this.rest.request('POST', route`/channels/${channelId}/messages`, body, { rate, ...options });
  }

  /**
   * To a guild member in private. Rate: not documented.
   *
   * @param guildId - The `guild_id` of the private session.
   * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/server-inter/message/dms/post_dms_messages.html}
   */
  sendToDirectMessage(
    guildId: string,
    body: WireGuildMessageBody,
    options?: SendRequestOptions,
  ): Promise<WireGuildMessage> {
    return this.rest.request('POST', route`/dms/${guildId}/messages`, body, options);
  }

  /**
   * One frame of a message to one person that is being written. Rate: 50 per second.
   *
   * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/autogen/api/v2_users_user_openid_stream_messages.post.html}
   */
  streamToUser(openid: string, frame: WireStreamFrame, options?: SendRequestOptions): Promise<WireStreamAnswer> {
    const rate = perSecond(50);
    return this.rest.request('POST', route`/v2/users/${openid}/stream_messages`, frame, { rate, ...options });
  }

  /** A message of a channel. Rate: not documented. */
  async get(channelId: string, messageId: string, options?: RequestOptions): Promise<WireGuildMessage> {
    const path = route`/channels/${channelId}/messages/${messageId}`;
    const answer = await this.rest.request<WireGuildMessage | Wrapped>('GET', path, undefined, options);
    return 'message' in answer ? answer.message : answer;
  }

  /** Changes a message of the bot's own in a channel; only one with a keyboard or markdown. Rate: not documented. */
  edit(
    channelId: string,
    messageId: string,
    body: WireGuildMessageBody,
    options?: RequestOptions,
  ): Promise<WireGuildMessage> {
    return this.rest.request('PATCH', route`/channels/${channelId}/messages/${messageId}`, body, options);
  }

  /**
   * Takes back what the bot said to one person, in the first two minutes. Rate: 10 per second.
   *
   * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/autogen/api/v2_users_user_openid_messages_message_id.delete.html}
   */
  recallFromUser(openid: string, messageId: string, options?: RequestOptions): Promise<void> {
    const path = route`/v2/users/${openid}/messages/${messageId}`;
    return this.rest.execute('DELETE', path, undefined, { rate: perSecond(10), ...options });
  }

  /**
   * Takes back what the bot said in a group, or, where it is an admin, what an ordinary member said; in the first two
   * minutes. Rate: 10 per second.
   *
   * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/autogen/api/v2_groups_group_openid_messages_message_id.delete.html}
   */
  recallFromGroup(openid: string, messageId: string, options?: RequestOptions): Promise<void> {
    const path = route`/v2/groups/${openid}/messages/${messageId}`;
    return this.rest.execute('DELETE', path, undefined, { rate: perSecond(10), ...options });
  }

  /**
   * Takes back a message of a channel. Private-domain bots only; others' messages as an admin. Rate: not documented.
   *
   * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/server-inter/message/send-receive/reset.html}
   */
  recallFromChannel(channelId: string, messageId: string, options?: GuildRecallOptions): Promise<void> {
    return this.#recall(route`/channels/${channelId}/messages/${messageId}`, options);
  }

  /**
   * Takes back what the bot said to a guild member in private. Private-domain bots only. Rate: not documented.
   *
   * @param guildId - The `guild_id` of the private session.
   * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/server-inter/message/dms/delete_dms.html}
   */
  recallFromDirectMessage(guildId: string, messageId: string, options?: GuildRecallOptions): Promise<void> {
    return this.#recall(route`/dms/${guildId}/messages/${messageId}`, options);
  }

  #recall(path: Route, { hideTip, ...options }: GuildRecallOptions = {}): Promise<void> {
    return this.rest.execute('DELETE', path, undefined, { query: { hidetip: hideTip }, ...options });
  }
}

/** How some servers answer. */
interface Wrapped {
  message: WireGuildMessage;
}
