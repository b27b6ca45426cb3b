import { Command, MessageContext, On, Plugin, type Scope } from '@qqbotjs/core';
import { ChatHistory } from './chat-history.js';
import { ChatModel } from './chat-model.js';
import { startFakeModel } from './fake-model.js';

/** Answers with a language model. In a one-to-one chat people see the answer grow. */
@Plugin({ name: 'chat' })
export class ChatPlugin {
  constructor(
    private readonly model: ChatModel,
    private readonly history: ChatHistory,
  ) {}

  /** Without an endpoint of your own, one that only pretends is started here. */
  async onLoad(scope: Scope): Promise<void> {
    if (process.env['OPENAI_BASE_URL']) return;
    const fake = await startFakeModel();
    scope.effect(() => () => fake.close());
    this.model.baseUrl = fake.url;
  }

  @Command('forget', { alias: ['忘记'], description: { 'zh-CN': '忘记之前的对话', en: 'forget what was said' } })
  forget(ctx: MessageContext): string {
    this.history.forget(ctx.conversation);
    return '好的 / Done';
  }

  /** A generator that is returned is streamed. */
  @On('message')
  async *answer(ctx: MessageContext): AsyncGenerator<string> {
    if (ctx.text === '') return;
    const messages = this.history.ask(ctx.conversation, ctx.text);
    let answer = '';
    for await (const piece of this.model.answer(messages, ctx.signal)) {
      answer += piece;
      yield piece;
    }
    this.history.answered(ctx.conversation, answer);
  }
}
