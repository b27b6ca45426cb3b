import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Localized } from '@qqbotjs/core';
import { readBody } from '../http/read-body.js';
import type { Login } from '../safety/login.js';
import { tooManyGuesses } from './guard.js';
import { LOGIN_POLICY, localeOf, loginPage } from './login-page.js';
import { LOGIN_PATH, LOGOUT_PATH } from './login-paths.js';
import { sessionCookie, sessionOf } from './session-cookie.js';

const MAX_FORM_BYTES = 4096;
const WRONG: Localized = { 'zh-CN': '密码不对。', en: 'The password is wrong.' };

interface Said {
  status: number;
  problem?: Localized;
  headers?: Record<string, string> | undefined;
}

function queryOf({ url = '' }: IncomingMessage): URLSearchParams {
  return new URLSearchParams(url.split('?', 2)[1]);
}

function goTo(response: ServerResponse, path: string, cookie: string): void {
  response.writeHead(303, { Location: path, 'Set-Cookie': cookie }).end();
}

/** Where people log in and out. */
export class LoginDesk {
  readonly #login: Login;
  readonly #left: () => void;

  /** @param left - Told when somebody logged out. */
  constructor(login: Login, left: () => void) {
    this.#login = login;
    this.#left = left;
  }

  async handle(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
    const { method } = request;
    if (method === 'POST') return path === LOGIN_PATH ? this.#enter(request, response) : this.#leave(request, response);
    if (method === 'GET' || method === 'HEAD') return this.#show(request, response, { status: 200 });
    response.writeHead(405, { Allow: 'GET, HEAD, POST' }).end();
  }

  async #enter(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readBody(request, MAX_FORM_BYTES);
    const form = new URLSearchParams(typeof body === 'number' ? '' : body.toString('utf8'));
    const verdict = this.#login.judge(form.get('password') ?? '', request.socket.remoteAddress);
    if (verdict === 'right')
      return goTo(response, '/', sessionCookie(request, this.#login.open(), this.#login.sessionSeconds));
    if (verdict === 'wrong') return this.#show(request, response, { status: 401, problem: WRONG });
    const { status, text: problem, headers } = tooManyGuesses(verdict.waitMs);
    this.#show(request, response, { status, problem, headers });
  }

  #leave(request: IncomingMessage, response: ServerResponse): void {
    this.#login.close(sessionOf(request) ?? '');
    goTo(response, LOGIN_PATH, sessionCookie(request, '', 0));
    this.#left();
  }

  #show(request: IncomingMessage, response: ServerResponse, { status, problem, headers }: Said): void {
    const locale = localeOf(queryOf(request).get('lang') ?? request.headers['accept-language']);
    const isInside = this.#login.knows(sessionOf(request));
    const page = loginPage({ locale, isInside, problem, paths: { login: LOGIN_PATH, logout: LOGOUT_PATH } });
    const length = Buffer.byteLength(page);
    response.writeHead(status, {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Length': length,
      'Content-Security-Policy': LOGIN_POLICY,
      ...headers,
    });
    response.end(request.method === 'HEAD' ? undefined : page);
  }
}
