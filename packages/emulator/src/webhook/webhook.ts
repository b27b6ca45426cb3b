import type { Localized } from '@qqbotjs/core';
import { Opcode } from '@qqbotjs/core/protocol';
import type { Faults } from '../faults/faults.js';
import type { Signal } from '../signal.js';
import { fields, flag, type Saved, text } from '../state/shape.js';
import { eventProblem, validationProblem } from './answers.js';
import { sendForged, sendOversized, sendReplayed, sendUnsignedValidation } from './attacks.js';
import { challenge, type EventPayload } from './payload.js';
import { Slots } from './slots.js';
import { type LineDesk, shownUrl, WebhookLine } from './webhook-line.js';
import { WebhookRefusal } from './webhook-refusal.js';

export interface WebhookDesk extends LineDesk {
  readonly faults: Faults;
  /** Told when an address has been validated, or another was set. */
  readonly webhooksChanged: Signal<void>;
}

/** The address as a whole, with user info and query. */
export const SAVED_WEBHOOK = fields({ address: text, isValidated: flag });

/** Events sent to one bot at a time; the others wait. */
const MAX_AT_ONCE = 64;
/** Events of one bot on their way at a time; a bot that answers none of them must not eat the memory. */
const MAX_UNDER_WAY = 5000;

const TOO_MANY: Localized = {
  'zh-CN': '未完成的推送太多，机器人应答太慢。',
  en: 'Too many events are still on their way: the bot answers too slowly.',
};
const IGNORED: Localized = {
  'zh-CN': '故障 webhook-late：平台没有等应答。',
  en: 'Fault webhook-late: the platform did not wait for the answer.',
};

function addressOf(text: string): URL {
  if (/^https?:/i.test(text) && URL.canParse(text)) return new URL(text);
  throw new WebhookRefusal(text, {
    'zh-CN': '地址应以 http:// 或 https:// 开头。',
    en: 'It has to be an address that starts with http:// or https://.',
  });
}

/** An address events are delivered to. */
export class Webhook {
  /** Without user info and query. */
  readonly url: string;
  readonly #address: string;
  readonly #line: WebhookLine;
  readonly #desk: WebhookDesk;
  readonly #slots = new Slots(MAX_AT_ONCE);
  #isValidated = false;
  #validating: Promise<Localized | undefined> | undefined;
  #underWay = 0;

  /** @throws {@link WebhookRefusal} when it is no address. */
  constructor(address: string, desk: WebhookDesk) {
    const url = addressOf(address);
    this.#address = address;
    this.url = shownUrl(url);
    this.#desk = desk;
    this.#line = new WebhookLine(url, desk);
  }

  /** Whether the bot there has proved that it knows its client secret. */
  get isValidated(): boolean {
    return this.#isValidated;
  }

  /** Lets the bot prove it, once for all who wait. @returns What was wrong with its answer. @internal */
  async validate(): Promise<Localized | undefined> {
    this.#validating ??= this.#challenge().finally(() => {
      this.#validating = undefined;
    });
    return this.#validating;
  }

  /** Sends an event until it is delivered or given up; others do not wait for it. @internal */
  dispatch(t: string, d: unknown, id: string): void {
    if (this.#underWay >= MAX_UNDER_WAY) return this.#noteGivenUp(t, TOO_MANY);
    const payload: EventPayload = { id, op: Opcode.Dispatch, d, t };
    const body = JSON.stringify(payload);
    this.#underWay += 1;
    void this.#deliver(payload, body).finally(() => {
      this.#underWay -= 1;
    });
  }

  /** @internal */
  sendUnsignedValidation(): void {
    if (this.#isValidated) void sendUnsignedValidation(this.#line);
  }

  /** @internal */
  sendOversized(bytes: number): void {
    if (this.#isValidated) void sendOversized(this.#line, bytes);
  }

  /** @internal */
  save(): Saved<typeof SAVED_WEBHOOK> {
    return { address: this.#address, isValidated: this.#isValidated };
  }

  /** A bot that proved it once need not do so again. @internal */
  load({ address, isValidated }: Saved<typeof SAVED_WEBHOOK>): void {
    this.#isValidated = isValidated && address === this.#address;
  }

  /** Gives up everything that is on its way. @internal */
  close(): void {
    this.#line.close();
  }

  async #challenge(): Promise<Localized | undefined> {
    const payload = challenge();
    const body = JSON.stringify(payload);
    const problem = await this.#line.send({
      ...(this.#desk.settings.signValidation ? this.#line.signed(body) : { body }),
      payload,
      judge: (outcome) => validationProblem(outcome, payload, this.#line.key),
    });
    if (problem) return problem;
    this.#isValidated = true;
    this.#desk.webhooksChanged.emit();
    return undefined;
  }

  async #deliver(payload: EventPayload, body: string): Promise<void> {
    const { faults, settings } = this.#desk;
    if (this.#isValidated && faults.take('webhook-forged')) await sendForged(this.#line, payload, body);
    const wanted = faults.take('webhook-thrice') ? 3 : 1;
    const attempts = Math.max(wanted, settings.webhookAttempts);
    let delivered = 0;
    let problem: Localized | undefined;
    for (let attempt = 1; delivered < wanted && attempt <= attempts; attempt += 1) {
      if (attempt > 1) await this.#line.pause(settings.webhookRetryMs);
      problem = await this.#slots.run(() => this.#attempt(payload, body, attempt));
      if (this.#line.isClosed) return;
      if (!problem) delivered += 1;
    }
    if (delivered === 0) return this.#noteGivenUp(payload.t, problem);
    const replay = faults.take('webhook-replayed');
    if (replay) await sendReplayed(this.#line, payload, body, replay.ageSeconds);
  }

  /** @returns Why the event counts as not delivered. */
  async #attempt(payload: EventPayload, body: string, attempt: number): Promise<Localized | undefined> {
    if (this.#line.isClosed) return undefined;
    const unvalidated = this.#isValidated ? undefined : await this.validate();
    if (unvalidated) return unvalidated;
    const late = this.#desk.faults.take('webhook-late');
    const how = late
      ? ({ timeoutMs: late.timeoutMs, judge: () => IGNORED, fault: 'webhook-late' } as const)
      : { judge: eventProblem };
    return this.#line.send({ ...this.#line.signed(body), payload, attempt, ...how });
  }

  #noteGivenUp(t: string, rule: Localized | undefined): void {
    const { bot, log } = this.#desk;
    const text = {
      'zh-CN': `${t} 没有送达，平台不再重试。`,
      en: `${t} was not delivered and will not be tried again.`,
    };
    log.add({ kind: 'note', bot: bot.appId, text, rule });
  }
}
