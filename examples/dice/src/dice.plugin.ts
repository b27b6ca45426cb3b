import {
  Button,
  buttonData,
  Command,
  InteractionContext,
  keyboard,
  localize,
  markdown,
  MessageContext,
  onlyGroup,
  type Outgoing,
  Plugin,
  UseGuards,
} from '@qqbotjs/core';
import { RandomService } from './random.service.js';

/** A button that throws the same dice once more. */
const rollAgain = buttonData('roll:<sides:int>:<times:int>');

const AGAIN = { 'zh-CN': '再掷一次', en: 'Roll again' };
const LIMITS = {
  'zh-CN': '骰子可以有 2 到 1000 面，一次最多掷 20 次。',
  en: 'A die has 2 to 1000 sides, and rolls 20 times at most.',
};
const OUTCOMES = {
  won: { 'zh-CN': '你赢了', en: 'you win' },
  lost: { 'zh-CN': '你输了', en: 'you lose' },
  drawn: { 'zh-CN': '平局', en: 'a draw' },
};

/** Rolls dice, again at the press of a button, and against the bot. */
@Plugin({ name: 'dice' })
export class DicePlugin {
  constructor(private readonly random: RandomService) {}

  @Command('roll <sides:int> [times:int=1]', {
    alias: ['掷'],
    description: { 'zh-CN': '掷骰子', en: 'roll dice' },
    examples: ['roll 6', 'roll 20 3'],
  })
  @Button(rollAgain)
  roll({ locale }: MessageContext | InteractionContext, sides: number, times: number): Outgoing {
    if (sides < 2 || sides > 1000 || times < 1 || times > 20) return localize(LIMITS, locale);
    const rolls = this.random.roll(sides, times);
    const again = rollAgain.button(localize(AGAIN, locale), sides, times, {
      id: 'again',
      unsupportedTip: `/roll ${sides} ${times}`,
    });
    return [markdown(`🎲 ${times}d${sides}: **${rolls.join(' ')}**`), keyboard([[again]])];
  }

  @Command('duel', { alias: ['对决'], description: { 'zh-CN': '与机器人比大小', en: 'roll against the bot' } })
  @UseGuards(onlyGroup())
  duel(ctx: MessageContext): string {
    const [yours = 0, mine = 0] = this.random.roll(6, 2);
    const outcome = yours === mine ? OUTCOMES.drawn : yours > mine ? OUTCOMES.won : OUTCOMES.lost;
    return `🎲 ${yours} : ${mine} ${localize(outcome, ctx.locale)}`;
  }
}
