import { setMaxListeners } from 'node:events';
import type { Agent } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Localized } from '@qqbotjs/core';
import { Opcode } from '@qqbotjs/core/protocol';
import type { ActivityLog } from '../activity-log.js';
import type { FaultName } from '../faults/catalogue.js';
import { traceId } from '../ids.js';
import { SOURCES } from '../rules/sources.js';
import type { EmulatorSettings } from '../settings.js';
import { unixSeconds } from '../timestamps.js';
import { parseAnswer } from './answers.js';
import type { WebhookPayload } from './payload.js';
import { createAgent, type Outcome, post } from './post.js';
import { SigningKey } from './signing-key.js';

/** A body with the headers that vouch for it. */
export interface SignedBody {
  body: string;
  timestamp?: string;
  signature?: string;
}

/** One request: what it says, and how its answer is judged. */
export interface Sending extends SignedBody {
  /** The body as an object, for the log. */
  payload: WebhookPayload;
  /** The rule an answer breaks, if any. */
  judge(outcome: Outcome): Localized | undefined;
  /** @defaultValue 1 */
  attempt?: number;
  /** @defaultValue the setting `webhookTimeoutMs` */
  timeoutMs?: number;
  /** The fault that caused it or happens to it. */
  fault?: FaultName;
}

export interface LineDesk {
  readonly bot: { readonly appId: string; readonly clientSecret: string };
  readonly log: ActivityLog;
  readonly settings: EmulatorSettings;
}

/** An address without user info and query: people put secrets there. */
export function shownUrl({ origin, pathname }: URL): string {
  return origin + pathname;
}

/** The way to one address: signs, sends, logs. */
export class WebhookLine {
  readonly key: SigningKey;
  readonly #url: URL;
  readonly #desk: LineDesk;
  readonly #agent: Agent;
  readonly #end = new AbortController();

  constructor(url: URL, desk: LineDesk) {
    this.key = new SigningKey(desk.bot.clientSecret);
    this.#url = url;
    this.#desk = desk;
    this.#agent = createAgent(url);
    // every request under way listens to it
    setMaxListeners(0, this.#end.signal);
  }

  get isClosed(): boolean {
    return this.#end.signal.aborted;
  }

  /** @param at - Milliseconds of the real clock, which is the one a bot compares with. */
  signed(body: string, at: number = Date.now()): Required<SignedBody> {
    const timestamp = String(unixSeconds(at));
    return { body, timestamp, signature: this.key.sign(timestamp, body) };
  }

  /** Sends one request and logs what came of it. @returns The rule that was broken, as `judge` says. */
  async send(sending: Sending): Promise<Localized | undefined> {
    const { body, timeoutMs = this.#desk.settings.webhookTimeoutMs } = sending;
    const trace = traceId();
    const headers = this.#headers(sending, trace);
    const outcome = await post(this.#url, this.#agent, { headers, body, timeoutMs, signal: this.#end.signal });
    const rule = sending.judge(outcome);
    this.#log(sending, outcome, { rule, traceId: trace });
    return rule;
  }

  /** Waits, unless the line is closed meanwhile. */
  async pause(ms: number): Promise<void> {
    await sleep(ms, undefined, { ref: false, signal: this.#end.signal }).catch(() => undefined);
  }

  close(): void {
    this.#end.abort();
    this.#agent.destroy();
  }

  /** @see {@link https://bot.q.qq.com/wiki/develop/api-v2/dev-prepare/interface-framework/event-emit.html} */
  #headers({ timestamp, signature }: SignedBody, trace: string): Record<string, string> {
    return {
      'Content-Type': 'application/json',
      'User-Agent': 'QQBot-Callback',
      'X-Bot-Appid': this.#desk.bot.appId,
      ...(signature !== undefined && { 'X-Signature-Ed25519': signature }),
      ...(timestamp !== undefined && { 'X-Signature-Timestamp': timestamp }),
      'X-Tps-trace-ID': trace,
    };
  }

  #log(
    { payload, attempt = 1, fault }: Sending,
    { status, text, durationMs }: Outcome,
    result: { rule?: Localized; traceId: string },
  ): void {
    const { bot, log } = this.#desk;
    const { op } = payload;
    const event = 't' in payload ? { t: payload.t, id: payload.id } : {};
    const url = shownUrl(this.#url);
    const bodies = { requestBody: payload, responseBody: parseAnswer(text) };
    const source = result.rule && (op === Opcode.CallbackValidation ? SOURCES.signing : SOURCES.events);
    const what = { url, op, ...event, attempt, status, durationMs, fault };
    log.add({ kind: 'webhook', bot: bot.appId, ...what, ...bodies, ...result, source });
  }
}
