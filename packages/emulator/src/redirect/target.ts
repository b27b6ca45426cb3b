import { say } from './say.js';

/** Where the emulator listens. */
export interface Target {
  host: string;
  port: number;
}

const MISSING = {
  'zh-CN':
    '@qqbotjs/emulator/redirect 不知道模拟器在哪里，因此不让机器人启动，以免它连上真正的平台。请把 QQBOT_API_BASE 设为模拟器的地址，例如 http://127.0.0.1:7788。',
  en: '@qqbotjs/emulator/redirect does not know where the emulator is, and stops the bot so that it does not reach the real platform. Set QQBOT_API_BASE to the address of the emulator, such as http://127.0.0.1:7788.',
};

const unusable = (base: string) => ({
  'zh-CN': `@qqbotjs/emulator/redirect 只通往本机。QQBOT_API_BASE 是 "${base}"；请设为 http://127.0.0.1:7788 这样的地址，不带路径。`,
  en: `@qqbotjs/emulator/redirect leads to this machine only. QQBOT_API_BASE is "${base}"; set it to an address such as http://127.0.0.1:7788, without a path.`,
});

/** Whether an address never leaves this machine. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(?:\.\d{1,3}){3}$/.test(host);
}

/**
 * Reads the address of the emulator.
 *
 * @throws Error when it is missing, or no plain `http://` address of this machine.
 */
export function readTarget(base: string | undefined): Target {
  if (!base) throw new Error(say(MISSING));
  const url = URL.canParse(base) ? new URL(base) : undefined;
  const host = url?.hostname.replace(/^\[(.*)\]$/, '$1') ?? '';
  const isPlain = url?.protocol === 'http:' && url.pathname === '/' && url.search === '' && url.username === '';
  if (!url || !isPlain || !isLoopback(host)) throw new Error(say(unusable(base)));
  return { host, port: Number(url.port || 80) };
}
