import { Command, MessageContext, Plugin } from '@qqbotjs/core';

/** Says back what it is told. */
@Plugin({ name: 'echo' })
export class EchoPlugin {
  @Command('echo <text:text>', { description: { 'zh-CN': '复述一段文字', en: 'say something back' } })
  echo(_ctx: MessageContext, text: string): string {
    return text;
  }
}
