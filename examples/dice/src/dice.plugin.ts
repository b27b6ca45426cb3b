import {
  Button,
  Command,
  InteractionContext,
  localize,
  MessageContext,
  onlyGroup,
  type Outgoing,
  Plugin,
  UseGuards,
} from '@qqbotjs/core';
import { diceMessage } from './dice-message.js';
import { RandomService } from './random.service.js';
import { isPossible, rollAgain, type Throw } from './throw.js';

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
  })
  async roll(ctx: MessageContext, sides: number, times: number): Promise<void> {
    await this.#throw(ctx, { sides, times });
  }

  @Command('duel', {
    alias: ['对决'],
    description: { 'zh-CN': '与机器人比大小', en: 'roll against the bot' },
  })
  @UseGuards(onlyGroup())
  duel(ctx: MessageContext): string {
    const [yours = 0, mine = 0] = this.random.roll(6, 2);
    const outcome = yours === mine ? OUTCOMES.drawn : yours > mine ? OUTCOMES.won : OUTCOMES.lost;
    return `🎲 ${yours} : ${mine} ${localize(outcome, ctx.locale)}`;
  }

  @Button(rollAgain)
  async again(ctx: InteractionContext, sides: number, times: number): Promise<void> {
    await this.#throw(ctx, { sides, times });
  }

  async #throw(ctx: MessageContext | InteractionContext, thrown: Throw): Promise<void> {
    const possible = isPossible(thrown);
    const message: Outgoing = possible
      ? diceMessage(thrown, this.random.roll(thrown.sides, thrown.times), ctx.locale)
      : localize(LIMITS, ctx.locale);
    await ctx.reply(message);
  }
}
