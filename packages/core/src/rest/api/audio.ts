import type { WireAudioControl } from '../../protocol/channel.js';
import type { RequestOptions, RestClient } from '../rest-client.js';
import { route } from '../route.js';

/** Sound in voice channels. Audio bots only. Rates: not documented. */
export class AudioApi {
  constructor(private readonly rest: RestClient) {}

  /**
   * Starts, pauses, resumes or stops what is played.
   *
   * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/server-inter/channel/content/audio/audio_control.html}
   */
  control(channelId: string, body: WireAudioControl, options?: RequestOptions): Promise<void> {
    return this.rest.execute('POST', route`/channels/${channelId}/audio`, body, options);
  }

  /**
   * The bot takes the microphone.
   *
   * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/server-inter/channel/content/audio/put_mic.html}
   */
  takeMic(channelId: string, options?: RequestOptions): Promise<void> {
    return this.rest.execute('PUT', route`/channels/${channelId}/mic`, undefined, options);
  }

  /**
   * The bot lets go of the microphone.
   *
   * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/server-inter/channel/content/audio/delete_mic.html}
   */
  leaveMic(channelId: string, options?: RequestOptions): Promise<void> {
    return this.rest.execute('DELETE', route`/channels/${channelId}/mic`, undefined, options);
  }
}
