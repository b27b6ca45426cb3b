import type { Localized } from '@qqbotjs/core';
import type { EmulatedBot } from '../bot.js';
import type { Platform } from '../platform.js';

/** One request to the API, as a handler sees it. */
export interface Call {
  readonly platform: Platform;
  /** Who calls. On routes without authentication this is the first bot; they do not use it. */
  readonly bot: EmulatedBot;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** Parsed body; `{}` when there was none. */
  readonly body: Record<string, unknown>;
  /** `http://127.0.0.1:PORT` */
  readonly origin: string;
}

export interface Answer {
  /** @defaultValue 200 */
  status?: number;
  /** `undefined` = no body. */
  body?: unknown;
  /** The rule that was broken, for refusals that are answered like a success. */
  rule?: Localized;
}

export type Handler = (call: Call) => Answer;

export interface Route {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'PATCH';
  /** `/v2/users/:openid/messages` */
  path: string;
  /** @defaultValue true */
  needsToken?: boolean;
  handle: Handler;
}
