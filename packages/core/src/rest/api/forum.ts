import type {
  WireCreateThreadAnswer,
  WireCreateThreadBody,
  WireThread,
  WireThreadList,
} from '../../protocol/channel-content.js';
import type { RequestOptions, RestClient } from '../rest-client.js';
import { route } from '../route.js';

/** Threads of forum channels. Private-domain bots only. Rates: not documented. */
export class ForumApi {
  constructor(private readonly rest: RestClient) {}

  /** @see {@link https://bot.q.qq.com/wiki/develop/api-v2/server-inter/channel/content/forum/get_threads_list.html} */
  list(channelId: string, options?: RequestOptions): Promise<WireThreadList> {
    return this.rest.request('GET', route`/channels/${channelId}/threads`, undefined, options);
  }

  /** @see {@link https://bot.q.qq.com/wiki/develop/api-v2/server-inter/channel/content/forum/get_thread.html} */
  async get(channelId: string, threadId: string, options?: RequestOptions): Promise<WireThread> {
    const path = route`/channels/${channelId}/threads/${threadId}`;
    const { thread } = await this.rest.request<{ thread: WireThread }>('GET', path, undefined, options);
    return thread;
  }

  /**
   * Writes a thread. It is audited first; what came of it arrives as FORUM_PUBLISH_AUDIT_RESULT with the `task_id`.
   *
   * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/server-inter/channel/content/forum/put_thread.html}
   */
  create(channelId: string, body: WireCreateThreadBody, options?: RequestOptions): Promise<WireCreateThreadAnswer> {
    // PUT, and yet each call writes another thread.
    return this.rest.request('PUT', route`/channels/${channelId}/threads`, body, { idempotent: false, ...options });
  }

  /** @see {@link https://bot.q.qq.com/wiki/develop/api-v2/server-inter/channel/content/forum/delete_thread.html} */
  delete(channelId: string, threadId: string, options?: RequestOptions): Promise<void> {
    return this.rest.execute('DELETE', route`/channels/${channelId}/threads/${threadId}`, undefined, options);
  }
}
