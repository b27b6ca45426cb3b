import { defineConfig } from '@qqbotjs/core';
import { CommandsPlugin } from '@qqbotjs/plugin-commands';
import { ChatPlugin } from './src/chat.plugin.js';

export default defineConfig({
  plugins: [ChatPlugin, CommandsPlugin],
});
