import { Command, inject, localize, MessageContext, OPTIONS, type OptionsOf, Plugin } from '@qqbotjs/core';
import { z } from 'zod';

interface Streak {
  readonly name: string;
  /** The day signed in last, such as `2026-11-25`. */
  readonly day: string;
  /** Days in a row. */
  readonly days: number;
}

const DAY_MS = 86_400_000;
const SHOWN = 10;

/** Counts on how many days in a row somebody signed in. */
@Plugin({ name: 'sign-in' })
export class SignInPlugin {
  static readonly options = z.strictObject({ timezone: z.string().default('Asia/Shanghai') });

  constructor(@inject(OPTIONS) private readonly options: OptionsOf<typeof SignInPlugin>) {}

  @Command('sign', { alias: ['签到'], description: { 'zh-CN': '每日签到', en: 'sign in for today' } })
  async sign(ctx: MessageContext): Promise<string> {
    const [today, yesterday] = [this.#day(ctx, 0), this.#day(ctx, 1)];
    const { id, name } = ctx.author;
    let isNew = true;
    const streak = await streaksOf(ctx).update(id, (old) => {
      isNew = old?.day !== today;
      return { name, day: today, days: isNew ? (old?.day === yesterday ? old.days : 0) + 1 : (old?.days ?? 1) };
    });
    const days = streak?.days ?? 1;
    return localize(
      isNew
        ? { 'zh-CN': `签到成功，已连续 ${days} 天。`, en: `Signed in: ${days} in a row.` }
        : { 'zh-CN': `今天已经签过了，连续 ${days} 天。`, en: `You have signed in today: ${days} in a row.` },
      ctx.locale,
    );
  }

  @Command('sign rank', { alias: ['签到排行'], description: { 'zh-CN': '签到排行', en: 'the longest rows' } })
  async rank(ctx: MessageContext): Promise<string> {
    const streaks: Streak[] = [];
    const yesterday = this.#day(ctx, 1);
    for await (const [, streak] of streaksOf(ctx).entries()) if (streak.day >= yesterday) streaks.push(streak);
    const best = streaks.sort((a, b) => b.days - a.days).slice(0, SHOWN);
    const none = localize({ 'zh-CN': '还没有人签到。', en: 'Nobody has signed in yet.' }, ctx.locale);
    return best.map(({ name, days }, index) => `${index + 1}. ${name} ${days}`).join('\n') || none;
  }

  /** A calendar day where the people are, some days before the message. */
  #day({ receivedAt }: MessageContext, ago: number): string {
    return new Intl.DateTimeFormat('en-CA', { timeZone: this.options.timezone }).format(receivedAt - ago * DAY_MS);
  }
}

function streaksOf({ chat }: MessageContext) {
  return chat.collection<Streak>('streaks');
}
