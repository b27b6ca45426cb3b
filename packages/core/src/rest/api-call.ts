import type { Dispatcher } from 'undici';
import type { Layer } from '../middleware/compose.js';
import type { Rate } from './rate.js';

/** A request to the platform, on its way through the outbound layers. */
export interface ApiCall {
  /** `GET`, `POST` … */
  readonly method: Dispatcher.HttpMethod;
  /** Path and query; ids in it are encoded. */
  readonly path: string;
  /** Method and template of the path, such as `POST /v2/groups/:id/messages`. */
  readonly route: string;
  /** How many of its kind the platform takes, where that is known. */
  readonly rate?: Rate;
  /** Sent as JSON. */
  body?: unknown;
  /** Without `Authorization`, which comes last. */
  readonly headers: Record<string, string>;
  /** Sent along with the body, as `multipart/form-data`. */
  readonly file?: CallFile;
  /** Set on replies: which one it is, and what it carries. */
  readonly reply?: CallReply;
  /** Whether doing it twice equals doing it once, so that a lost answer may be answered by asking again. */
  idempotent: boolean;
  /** Longest wait for the answer to one try. */
  readonly timeoutMs: number;
  /** No new try begins after this time, in Unix milliseconds. */
  deadline?: number;
  /** Calls it off; its reason is what is thrown. */
  readonly signal?: AbortSignal;
}

/** A file beside the body. */
export interface CallFile {
  /** Name of the field. */
  readonly field: string;
  /** Told to the platform with the field. */
  readonly fileName: string;
  /** The content. */
  readonly bytes: Uint8Array;
}

/** A reply taken out of a budget. */
export interface CallReply {
  /** `msg_id` or `event_id`, and `msg_seq` where the scene has it. */
  readonly fields: Readonly<Record<string, string | number>>;
  /** Whether the platform recognises a repetition, by its `msg_seq`. */
  readonly isNumbered: boolean;
  /** Whether this process received what is replied to, so that nobody else can have used its numbers. */
  readonly isKnown: boolean;
  /** End of the window, Unix milliseconds. */
  readonly expiresAt: number;
  /** The platform did not take it: the budget has it again. */
  giveBack(): void;
}

/** One layer around every call to the platform. */
export type OutboundLayer = Layer<ApiCall, unknown>;
