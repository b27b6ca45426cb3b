import {
  Command,
  EventContext,
  hasRole,
  mention,
  MessageContext,
  On,
  type Outgoing,
  Plugin,
  UseGuards,
} from '@qqbotjs/core';

declare module '@qqbotjs/core' {
  interface PluginMessages {
    welcome: typeof import('../locales/zh-CN.json');
  }
}

/** Greets the group it is added to, and whoever joins after. */
@Plugin({ name: 'welcome', locales: new URL('../locales/', import.meta.url) })
export class WelcomePlugin {
  @On('GROUP_ADD_ROBOT')
  hello(ctx: EventContext): string {
    return ctx.t('welcome.hello');
  }

  @On('GROUP_MEMBER_ADD')
  async greet(ctx: EventContext<'GROUP_MEMBER_ADD'>): Promise<Outgoing | undefined> {
    const greeting = await ctx.chat.get<string>('greeting');
    if (greeting === OFF) return undefined;
    return [mention(ctx.data.member_openid), ` ${greeting ?? ctx.t('welcome.greeting')}`];
  }

  @Command('welcome set <text:text>', {
    description: { 'zh-CN': '设置欢迎词', en: 'choose what newcomers read' },
    scene: 'group',
  })
  @UseGuards(hasRole('owner', 'admin'))
  async set(ctx: MessageContext, text: string): Promise<string> {
    await ctx.chat.set('greeting', text);
    return ctx.t('welcome.saved', { greeting: text });
  }

  @Command('welcome off', {
    description: { 'zh-CN': '不再欢迎新成员', en: 'greet newcomers no more' },
    scene: 'group',
  })
  @UseGuards(hasRole('owner', 'admin'))
  async off(ctx: MessageContext): Promise<string> {
    await ctx.chat.set('greeting', OFF);
    return ctx.t('welcome.off');
  }
}

/** In place of a greeting: nobody can set it, as a text has at least one character. */
const OFF = '';
