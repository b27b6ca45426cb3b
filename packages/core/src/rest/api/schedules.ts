import type { WireCreateScheduleBody, WireSchedule } from '../../protocol/channel-content.js';
import type { RequestOptions, RestClient } from '../rest-client.js';
import { route } from '../route.js';

/** What will happen, in schedule channels. The bot has to be an admin to change any. Rates: not documented. */
export class SchedulesApi {
  constructor(private readonly rest: RestClient) {}

  /**
   * What happens today, or what ends after a time.
   *
   * @param sinceMs - Unix milliseconds.
   * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/server-inter/channel/content/schedule/get_schedules.html}
   */
  async list(channelId: string, sinceMs?: number, options?: RequestOptions): Promise<WireSchedule[]> {
    const path = route`/channels/${channelId}/schedules`;
    const query = { since: sinceMs };
    // `null` when there is none.
    return (await this.rest.request<WireSchedule[] | null>('GET', path, undefined, { query, ...options })) ?? [];
  }

  /** @see {@link https://bot.q.qq.com/wiki/develop/api-v2/server-inter/channel/content/schedule/get_schedule.html} */
  get(channelId: string, scheduleId: string, options?: RequestOptions): Promise<WireSchedule> {
    return this.rest.request('GET', route`/channels/${channelId}/schedules/${scheduleId}`, undefined, options);
  }

  /**
   * Plans something. 10 a day for an admin, 100 for a guild.
   *
   * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/server-inter/channel/content/schedule/post_schedule.html}
   */
  create(channelId: string, schedule: WireCreateScheduleBody, options?: RequestOptions): Promise<WireSchedule> {
    return this.rest.request('POST', route`/channels/${channelId}/schedules`, { schedule }, options);
  }

  /** @see {@link https://bot.q.qq.com/wiki/develop/api-v2/server-inter/channel/content/schedule/patch_schedule.html} */
  edit(
    channelId: string,
    scheduleId: string,
    schedule: Partial<WireCreateScheduleBody>,
    options?: RequestOptions,
  ): Promise<WireSchedule> {
    return this.rest.request('PATCH', route`/channels/${channelId}/schedules/${scheduleId}`, { schedule }, options);
  }

  /** @see {@link https://bot.q.qq.com/wiki/develop/api-v2/server-inter/channel/content/schedule/delete_schedule.html} */
  delete(channelId: string, scheduleId: string, options?: RequestOptions): Promise<void> {
    return this.rest.execute('DELETE', route`/channels/${channelId}/schedules/${scheduleId}`, undefined, options);
  }
}
