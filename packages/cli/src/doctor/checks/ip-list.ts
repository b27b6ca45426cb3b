import { askApi } from '../ask-platform.js';
import { type BotCheck, ok } from '../check.js';
import { refused } from '../refused.js';

/** Makes a call as the bot: the platform refuses those from addresses that are not on the bot's list, and banned bots. */
export const ipList: BotCheck = {
  id: 'ip-list',
  of: 'bot',
  needs: ['credentials'],
  title: { 'zh-CN': 'IP 白名单', en: 'IP list' },
  lack: { 'zh-CN': '平台不接受本机的请求', en: 'the platform takes no calls from here' },
  isOnline: true,
  async run(patient, chart, signal) {
    try {
      const { username = '?' } = ((await askApi(patient, chart, '/users/@me', signal)) ?? {}) as { username?: string };
      return [
        ok({
          'zh-CN': `平台接受本机的请求，机器人是“${username}”`,
          en: `calls are taken from here; the bot is "${username}"`,
        }),
      ];
    } catch (error) {
      return [refused(error)];
    }
  },
};
