import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import type { Localized } from '@qqbotjs/core';
import { isForeign } from '../safety/is-foreign.js';
import type { ListenAddress } from '../safety/listen-address.js';
import type { Login } from '../safety/login.js';
import { LOGIN_PATH, LOGIN_PATHS } from './login-paths.js';
import { sessionOf } from './session-cookie.js';

const LOOPBACK = /^(?:127(?:\.\d{1,3}){3}|localhost|::1)$/;
const HOST = /^(?:\[([\da-f:.]+)\]|([\w.-]+))(?::\d+)?$/i;

/** Why a request may not drive the emulator. */
export interface Refused {
  status: 303 | 401 | 403 | 429;
  text: Localized;
  headers?: Record<string, string>;
}

export const FOREIGN: Refused = {
  status: 403,
  text: {
    'zh-CN': '只有模拟器自己的页面可以使用它，其他网页不行。',
    en: 'Only pages of this emulator may use it, no other web page.',
  },
};

const WRONG_NAME: Refused = {
  status: 403,
  text: {
    'zh-CN': '不能用这个主机名访问模拟器：请用它的 IP 地址，或启动时设置的 host。',
    en: 'The emulator does not go by this host name: use its IP address, or the host it was started with.',
  },
};

const NEEDS_PASSWORD: Refused = {
  status: 401,
  text: {
    'zh-CN': `需要密码：在 ${LOGIN_PATH} 登录，或发送 Authorization: Bearer <密码>。`,
    en: `A password is needed: log in at ${LOGIN_PATH}, or send Authorization: Bearer <password>.`,
  },
  headers: { 'WWW-Authenticate': 'Bearer' },
};

const TO_LOGIN: Refused = { ...NEEDS_PASSWORD, status: 303, headers: { Location: LOGIN_PATH } };

const WRONG_PASSWORD: Refused = {
  ...NEEDS_PASSWORD,
  text: { 'zh-CN': '密码不对。', en: 'The password is wrong.' },
};

/** Seconds in which nothing from an address is listened to. */
export function tooManyGuesses(waitMs: number): Refused {
  const seconds = Math.ceil(waitMs / 1000);
  return {
    status: 429,
    text: {
      'zh-CN': `密码错误次数太多，请 ${seconds} 秒后再试。`,
      en: `Too many wrong passwords: try again in ${seconds} s.`,
    },
    headers: { 'Retry-After': String(seconds) },
  };
}

/** Someone follows a link to the page: that shows it, and does nothing. Within a frame it would be another matter. */
function isOpening({ method, headers }: IncomingMessage, path: string): boolean {
  const isPage = path === '/' || path === LOGIN_PATH;
  return method === 'GET' && isPage && headers['sec-fetch-dest'] === 'document' && headers.origin === undefined;
}

function bearerOf({ headers }: IncomingMessage): string | undefined {
  return /^Bearer +(.+)$/i.exec(headers.authorization ?? '')?.[1];
}

/** Who may drive the emulator, and look at it. */
export class Guard {
  readonly #at: ListenAddress;
  readonly #login: Login | undefined;

  constructor(at: ListenAddress, login: Login | undefined) {
    this.#at = at;
    this.#login = login;
  }

  /** @param path - Without what stands behind its `?`. @returns Nothing for a request that may pass. */
  refusal(request: IncomingMessage, path: string): Refused | undefined {
    if (isForeign(request) && !isOpening(request, path)) return FOREIGN;
    const password = bearerOf(request);
    if (this.#login && password !== undefined) return judged(this.#login, password, request);
    if (!this.#isOurName(request.headers.host)) return WRONG_NAME;
    if (!this.#login || LOGIN_PATHS.has(path) || this.#login.knows(sessionOf(request))) return undefined;
    return path === '/' ? TO_LOGIN : NEEDS_PASSWORD;
  }

  /** A name that merely leads here is not ours: pages of others can have such (DNS rebinding). An IP nobody can make up. */
  #isOurName(host = ''): boolean {
    const [, ip, name = ip] = HOST.exec(host) ?? [];
    const plain = name?.toLowerCase() ?? '';
    return LOOPBACK.test(plain) || plain === this.#at.name || (this.#at.isOpen && isIP(plain) !== 0);
  }
}

function judged(login: Login, password: string, { socket }: IncomingMessage): Refused | undefined {
  const verdict = login.judge(password, socket.remoteAddress);
  if (verdict === 'right') return undefined;
  return verdict === 'wrong' ? WRONG_PASSWORD : tooManyGuesses(verdict.waitMs);
}
