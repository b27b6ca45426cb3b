import { defineConfig } from '@qqbotjs/core';
import { CommandsPlugin } from '@qqbotjs/plugin-commands';
import { VotePlugin } from './src/vote.plugin.js';

export default defineConfig({
  plugins: [VotePlugin, CommandsPlugin],
});
