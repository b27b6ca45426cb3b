import { EventContext, localize, MessageContext, On, Plugin } from '@qqbotjs/core';

const GREETING = {
  'zh-CN': '你好！发送 /help，看看我会什么。',
  en: 'Hello! Send /help to see what I can do.',
};

@Plugin({ name: 'hello' })
export class HelloPlugin {
  // zh: 有人添加了机器人，或把它拉进了群。
  // en: Somebody added the bot, or took it into a group.
  @On('FRIEND_ADD')
  @On('GROUP_ADD_ROBOT')
  welcome(ctx: EventContext): string {
    return localize(GREETING, ctx.locale);
  }

  // zh: 没有命令接手的消息；写错的命令留给 CommandsPlugin 提示。
  // en: What no command took; a mistyped command is left to the CommandsPlugin.
  @On('message')
  greet(ctx: MessageContext): string | undefined {
    const isCommand = ctx.bot.commands.nameIn(ctx.text) !== undefined;
    return ctx.isMentioned && !isCommand ? localize(GREETING, ctx.locale) : undefined;
  }
}
