import { randomInt } from 'node:crypto';
import { Command, MessageContext, Plugin } from '@qqbotjs/core';

@Plugin({ name: 'dice' })
export class DicePlugin {
  // zh: 参数的类型由这一行声明；/roll six 会得到用法提示。返回的字符串就是回复。
  // en: This line declares the arguments; /roll six is answered with the usage. What is returned is the reply.
  @Command('roll [sides:int=6]', {
    alias: ['掷'],
    description: { 'zh-CN': '掷骰子', en: 'roll a die' },
  })
  roll(_ctx: MessageContext, sides: number): string {
    return `🎲 ${randomInt(Math.max(sides, 1)) + 1}`;
  }
}
