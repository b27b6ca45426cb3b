import { Command, inject, MessageContext, OPTIONS, type OptionsOf, Plugin, Storage } from '@qqbotjs/core';
import * as v from 'valibot';

declare module '@qqbotjs/core' {
  interface PluginMessages {
    '{{plugin}}': typeof import('../locales/zh-CN.json');
  }
}

// zh: 对同一个人问候几次。
// en: Greets somebody a number of times.
@Plugin({ name: '{{plugin}}', locales: new URL('../locales/', import.meta.url) })
export class __Plugin__Plugin {
  // zh: 编译时检查，加载时再检查一次；任何 Standard Schema 库都可以。
  // en: Checked by the compiler, and again at load; any library that speaks Standard Schema will do.
  static readonly options = v.object({ limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1)), 3) });

  constructor(
    @inject(OPTIONS) private readonly options: OptionsOf<typeof __Plugin__Plugin>,
    private readonly storage: Storage,
  ) {}

  @Command('{{plugin}}', { description: { 'zh-CN': '打个招呼', en: 'say hello' } })
  async greet(ctx: MessageContext): Promise<string> {
    const { limit } = this.options;
    const greetings = this.storage.collection<number>('greetings');
    const times = (await greetings.update(ctx.author.id, (before = 0) => before + 1)) ?? 1;
    return times > limit ? ctx.t('{{plugin}}.enough', { limit }) : ctx.t('{{plugin}}.hello', { times });
  }
}
