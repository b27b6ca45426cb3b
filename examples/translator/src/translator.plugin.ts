import { Command, MessageContext, Plugin, Quota } from '@qqbotjs/core';
import { z } from 'zod';
import { Model } from './model.js';

/** Translates with a language model. In a one-to-one chat people see the translation grow. */
@Plugin({ name: 'translator' })
export class TranslatorPlugin {
  static readonly options = z.object({
    endpoint: z.url(),
    apiKey: z.string().default(''),
    model: z.string().default('gpt-5-mini'),
  });

  constructor(private readonly model: Model) {}

  /** A generator that is returned is streamed; when it throws, the quota gets its use back. */
  @Command('translate <to> <text:text>', {
    alias: ['翻译'],
    description: { 'zh-CN': '翻译一段话', en: 'translate a text' },
    examples: ['translate English 早上好'],
  })
  @Quota({ limit: 20, every: 'day' })
  translate(ctx: MessageContext, to: string, text: string): AsyncIterable<string> {
    const task = `Translate what the user says into ${to}. Answer with the translation alone.`;
    return this.model.answer(task, text, ctx.signal);
  }
}
