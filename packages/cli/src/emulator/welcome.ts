import type { Localized } from '@qqbotjs/core';
import { DEFAULT_PORT } from '../port.js';

/** What others need to reach an emulator. */
export interface Access {
  pageUrl: string;
  apiBase: string;
  tokenUrl: string;
  bots: readonly { appId: string; clientSecret: string; username: string }[];
}

/** Its `docs/other-libraries.md` tells how each is led here. */
const EMULATOR_PACKAGE = 'https://www.npmjs.com/package/@qqbotjs/emulator';

/** What a person reads when the emulator is ready: where it is, and how a bot gets there. */
export function welcome(access: Access): Localized {
  const { pageUrl, apiBase, tokenUrl, bots } = access;
  const [first] = bots;
  const environment = [
    `QQBOT_API_BASE=${apiBase}`,
    `QQBOT_TOKEN_URL=${tokenUrl}`,
    `QQBOT_APP_ID=${first?.appId}`,
    `QQBOT_CLIENT_SECRET=${first?.clientSecret}`,
  ].map((line) => `    ${line}`);
  const redirect = `    QQBOT_API_BASE=${apiBase} node --import @qqbotjs/emulator/redirect bot.js`;
  const say = `qqbot say "hello"${portOption(apiBase)}`;
  const credentials = (name: string, secret: string) =>
    bots.map(({ appId, clientSecret }) => `  ${name}${appId}   ${secret}${clientSecret}`);
  return {
    'zh-CN': [
      `聊天页面：${pageUrl}`,
      '',
      `  API 地址     ${apiBase}`,
      `  token 地址   ${tokenUrl}`,
      ...credentials('AppID        ', 'AppSecret  '),
      '',
      '  用 qqbot 写的机器人，写进它的 .env：',
      ...environment,
      '  其他 Node 库（先 npm install -D @qqbotjs/emulator）：',
      redirect,
      `  其他语言：把库里的两个地址换成上面的，做法见 ${EMULATOR_PACKAGE}`,
      `  在另一个终端试一试：${say}`,
      '',
      '按 Ctrl-C 停止。',
    ].join('\n'),
    en: [
      `Chat page: ${pageUrl}`,
      '',
      `  API base    ${apiBase}`,
      `  token URL   ${tokenUrl}`,
      ...credentials('app id      ', 'secret  '),
      '',
      '  A bot written with qqbot, in its .env:',
      ...environment,
      '  Other libraries for Node (npm install -D @qqbotjs/emulator first):',
      redirect,
      `  Other languages: the addresses above in place of the platform's, see ${EMULATOR_PACKAGE}`,
      `  Try it from another terminal: ${say}`,
      '',
      'Ctrl-C stops it.',
    ].join('\n'),
  };
}

function portOption(url: string): string {
  const { port } = new URL(url);
  return port === String(DEFAULT_PORT) ? '' : ` --port ${port}`;
}
