import { EventContext, localize, MessageContext, On, Plugin } from '@qqbotjs/core';

const GREETING = {
  'zh-CN': '你好！发送 /help，看看我会什么。',
  en: 'Hello! Send /help to see what I can do.',
};

@Plugin({ name: 'hello' })
export class HelloPlugin {
  /** A friend added the bot, or a group did. */
  @On('FRIEND_ADD')
  @On('GROUP_ADD_ROBOT')
  welcome(ctx: EventContext): string {
    return localize(GREETING, ctx.locale);
  }

  /** `message` brings what no command took; a mistyped command is left to the CommandsPlugin. */
  @On('message')
  greet(ctx: MessageContext): string | undefined {
    const isCommand = ctx.bot.commands.nameIn(ctx.text) !== undefined;
    return ctx.isMentioned && !isCommand ? localize(GREETING, ctx.locale) : undefined;
  }
}
