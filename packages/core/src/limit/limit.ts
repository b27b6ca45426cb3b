import type { Clock } from '../clock.js';
import type { AnyContext } from '../context/create-context.js';
import { isOverheard } from '../dispatch/is-overheard.js';
import { PluginError } from '../errors/plugin-error.js';
import type { Localized } from '../i18n/localized.js';
import { joinNames } from '../storage/place.js';
import type { LimitPer, LimitRule } from './limit-rule.js';
import type { LimitStore, Taken } from './limit-store.js';
import { type TimeLeft, timeLeft } from './time-left.js';

/** What was taken, and how to give it back. */
export interface Spent {
  readonly isGranted: true;
  giveBack(): unknown;
}

/** There is nothing left. */
export interface Refusal {
  readonly isGranted: false;
  /** Absent when nothing is to be said. */
  readonly reason?: Localized | string;
}

export interface LimitParts {
  rule: LimitRule;
  store: LimitStore;
  clock: Clock;
  /** What counts together, as one text. */
  subject: string;
  /** Whether somebody was told of this wait before; the next time it says yes. */
  wasTold: (wait: string) => boolean;
}

/** A cooldown or quota of one handler, or of several that count together. */
export class Limit {
  readonly #parts: LimitParts;

  constructor(parts: LimitParts) {
    this.#parts = parts;
  }

  /** @returns `undefined` for who is exempt. */
  async take(ctx: AnyContext): Promise<Spent | Refusal | undefined> {
    const { rule, store, subject, clock } = this.#parts;
    const { exempt, per = 'user' } = rule.options;
    if (exempt && (await exempt(ctx)).allowed) return undefined;
    const key = `${subject}/${rule.id}/${WHO[per](ctx)}`;
    const now = clock.now();
    const taken = await store.take(key, { limit: rule.limit, now, endsAt: rule.endOf(now) });
    if (!taken.isGranted) return { isGranted: false, reason: this.#reason(ctx, key, taken, now) };
    return { isGranted: true, giveBack: () => store.giveBack(key, taken) };
  }

  #reason(ctx: AnyContext, key: string, { endsAt }: Taken, now: number): Localized | string | undefined {
    const { silent = false, reason = waitStill } = this.#parts.rule.options;
    if (silent || isOverheard(ctx)) return undefined;
    // Everybody is told for themselves, also where all wait for the same.
    const wait = `${key}/${conversationOf(ctx)}/${ctx.userId ?? ''}/${endsAt}`;
    if (this.#parts.wasTold(wait)) return undefined;
    return typeof reason === 'function' ? reason(timeLeft(endsAt, now)) : reason;
  }
}

function waitStill({ text }: TimeLeft): Localized {
  return { 'zh-CN': `还要等 ${text['zh-CN']}`, en: `Wait ${text.en}` };
}

const WHO: Readonly<Record<LimitPer, (ctx: AnyContext) => string>> = {
  user: (ctx) => {
    const person = ctx.userId;
    if (person === undefined) throw nobody(ctx.eventName);
    return joinNames(conversationOf(ctx), person);
  },
  chat: (ctx) => {
    if (!ctx.conversation) throw nowhere(ctx.eventName);
    return joinNames(conversationOf(ctx));
  },
  bot: () => '',
};

/** Events of a guild as a whole happen to nobody's chat: a person is then the same in all of it. */
function conversationOf({ conversation }: AnyContext): string {
  return conversation ? `${conversation.scene} ${conversation.id}` : '';
}

function nobody(name: string): PluginError {
  return new PluginError({
    'zh-CN': `${name} 没有说明是谁，无法按人限制次数；请写 per: 'chat' 或 per: 'bot'。`,
    en: `${name} does not say who did it, so it cannot be limited per person; write per: 'chat' or per: 'bot'.`,
  });
}

function nowhere(name: string): PluginError {
  return new PluginError({
    'zh-CN': `${name} 没有说明发生在哪个会话，无法按会话限制次数；请写 per: 'bot'。`,
    en: `${name} does not say in which conversation it happened, so it cannot be limited per chat; write per: 'bot'.`,
  });
}
