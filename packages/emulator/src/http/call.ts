import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import type { Localized } from '@qqbotjs/core';
import type { EmulatedBot } from '../bot.js';
import type { Platform } from '../platform.js';
import type { Grant } from '../rules/grants.js';
import type { RuleSource } from '../rules/sources.js';

/** One request to the API, as a handler sees it. */
export interface Call {
  readonly platform: Platform;
  /** Who calls. On routes without authentication this is the first bot; they do not use it. */
  readonly bot: EmulatedBot;
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** Parsed body; `{}` when there was none. */
  readonly body: Record<string, unknown>;
  /** `http://127.0.0.1:PORT` */
  readonly origin: string;
  /** As it came; its body has been read unless the route says `streams`. */
  readonly request: IncomingMessage;
}

export interface Answer {
  /** @defaultValue 200 */
  status?: number;
  /** `undefined` = no body. */
  body?: unknown;
  /** Sent instead of a body, and not logged. */
  content?: Readable;
  headers?: Record<string, string>;
  /** The rule that was broken, for refusals that are answered like a success. */
  rule?: Localized;
  /** The page that tells this rule. */
  source?: RuleSource;
}

/** 204: done, and nothing to say. */
export const NO_CONTENT: Answer = { status: 204 };

export type Handler = (call: Call) => Answer | Promise<Answer>;

export interface Route {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'PATCH';
  /** `/v2/users/:openid/messages` */
  path: string;
  /** @defaultValue true */
  needsToken?: boolean;
  /** The handler reads the body of the request itself, however large it is. @defaultValue false */
  streams?: boolean;
  /** Rights without which it is refused. */
  needs?: readonly Grant[];
  handle: Handler;
}
