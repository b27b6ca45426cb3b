import { Command, type MessageContext, Plugin } from '@qqbotjs/core';
import { createTestBot, type TestBotOptions } from '@qqbotjs/testing';
import { CommandsPlugin } from '../src/index.js';

@Plugin({ name: 'notes' })
export class NotesPlugin {
  @Command('note add <text:text> -t, --tag <tag> --loud', {
    alias: ['笔记 添加'],
    description: { 'zh-CN': '添加笔记', en: 'keep a note' },
    examples: ['note add milk --tag shop'],
    scene: ['c2c', 'group'],
  })
  add(_ctx: MessageContext, text: string): string {
    return `noted ${text}`;
  }

  @Command('note list', { description: 'show the notes' })
  list(): string {
    return 'milk';
  }

  @Command('ping')
  ping(): string {
    return 'pong';
  }
}

export const startBot = (config: TestBotOptions = {}) =>
  createTestBot({ plugins: [NotesPlugin, CommandsPlugin], ...config });
