import {
  button,
  Command,
  InteractionContext,
  keyboard,
  localize,
  mention,
  MessageContext,
  On,
  type Outgoing,
  Plugin,
} from '@qqbotjs/core';
import { type Question, QuestionBank } from './question-bank.js';

const RIGHT = { 'zh-CN': '✅ 答对了！', en: '✅ Right!' };
const WRONG = { 'zh-CN': '❌ 正确答案是 ', en: '❌ The answer is ' };
const OVER = { 'zh-CN': '这道题已经结束了。', en: 'This question is over.' };
const SCORES = { 'zh-CN': '🏆 积分', en: '🏆 Scores' };

/** Asks questions; in groups whoever is first may answer. */
@Plugin({ name: 'quiz' })
export class QuizPlugin {
  constructor(private readonly bank: QuestionBank) {}

  @Command('quiz', { alias: ['问答'], description: { 'zh-CN': '回答几个问题', en: 'answer a few questions' } })
  async quiz(ctx: MessageContext): Promise<Outgoing> {
    for (const question of this.bank.questions()) await this.#ask(ctx, question);
    return this.scores(ctx);
  }

  @Command('scores', { alias: ['积分'], description: { 'zh-CN': '谁的积分最高', en: 'who has most points' } })
  async scores(ctx: MessageContext): Promise<Outgoing> {
    const points: [who: string, points: number][] = [];
    for await (const entry of ctx.chat.sub('points').entries<number>()) points.push(entry);
    points.sort(([, a], [, b]) => b - a);
    return [localize(SCORES, ctx.locale), ...points.flatMap(([who, count]) => ['\n', mention(who), ` ${count}`])];
  }

  /** A button of a question that nobody waits for any more. */
  @On('interaction')
  tooLate(ctx: InteractionContext): string {
    return localize(OVER, ctx.locale);
  }

  /** A press of a button is an answer like one that is typed: its data is its text. */
  async #ask(ctx: MessageContext, { text, choices, answer, thinkMs }: Question): Promise<void> {
    const buttons = choices.map((choice) => button.callback(choice, choice));
    const answered = await ctx.prompt([localize(text, ctx.locale), keyboard([buttons])], {
      from: ctx.conversation.scene === 'group' ? 'anyone' : ctx.userId,
      timeoutMs: thinkMs,
      validate: (given) => choices.includes(given.text) || choices.join(' / '),
    });
    const isRight = answered.text === answer;
    if (isRight && answered.userId)
      await ctx.chat.sub('points').update<number>(answered.userId, (points = 0) => points + 1);
    await answered.reply(isRight ? localize(RIGHT, ctx.locale) : localize(WRONG, ctx.locale) + answer);
  }
}
