import { randomInt } from 'node:crypto';
import { Command, localize, MessageContext, Plugin } from '@qqbotjs/core';

const LIMITS = {
  'zh-CN': '骰子可以有 2 到 1000 面，一次最多掷 20 次。',
  en: 'A die has 2 to 1000 sides, and rolls 20 times at most.',
};

@Plugin({ name: 'dice' })
export class DicePlugin {
  @Command('roll <sides:int> [times:int=1]', {
    alias: ['掷'],
    description: { 'zh-CN': '掷骰子', en: 'roll dice' },
  })
  roll(ctx: MessageContext, sides: number, times: number): string {
    if (sides < 2 || sides > 1000 || times < 1 || times > 20) return localize(LIMITS, ctx.locale);
    const rolls = Array.from({ length: times }, () => randomInt(sides) + 1);
    return `🎲 ${rolls.join(' ')}`;
  }
}
