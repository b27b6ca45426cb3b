import type {
  WireChatMessageBody,
  WireGuildMessage,
  WireGuildMessageBody,
  WireSentChatMessage,
} from '../../protocol/message.js';
import type { RequestOptions, RestClient } from '../rest-client.js';

/** How a send may be repeated and what stops it. */
export type SendRequestOptions = RequestOptions;

/** Sending in the four scenes. Handlers use `ctx.reply()`, which counts `msg_seq` and budgets; these do not. */
export class MessagesApi {
  constructor(private readonly rest: RestClient) {}

  /** To one person. Rate: 100 per second for the bot. */
  sendToUser(openid: string, body: WireChatMessageBody, options?: SendRequestOptions): Promise<WireSentChatMessage> {
    return this.#post(`/v2/users/${encodeURIComponent(openid)}/messages`, body, options);
  }

  /** To a group. Rate: 100 per second for the bot. */
  sendToGroup(openid: string, body: WireChatMessageBody, options?: SendRequestOptions): Promise<WireSentChatMessage> {
    return this.#post(`/v2/groups/${encodeURIComponent(openid)}/messages`, body, options);
  }

  /** To a guild channel; the bot has to be online on the gateway (304018). Rate: 5 per second for the channel. */
  sendToChannel(
    channelId: string,
    body: WireGuildMessageBody,
    options?: SendRequestOptions,
  ): Promise<WireGuildMessage> {
    return this.#post(`/channels/${encodeURIComponent(channelId)}/messages`, body, options);
  }

  /** To a guild member in private. @param guildId - The `guild_id` of the private session. */
  sendToDirectMessage(
    guildId: string,
    body: WireGuildMessageBody,
    options?: SendRequestOptions,
  ): Promise<WireGuildMessage> {
    return this.#post(`/dms/${encodeURIComponent(guildId)}/messages`, body, options);
  }

  #post<T>(path: string, body: unknown, options?: SendRequestOptions): Promise<T> {
    return this.rest.request('POST', path, body, options);
  }
}
