import { defineConfig } from '@qqbotjs/core';
import { CommandsPlugin } from '@qqbotjs/plugin-commands';
import { MutePlugin } from './src/mute.plugin.js';

export default defineConfig({
  // Ids of people who may mute in every group, whatever their role there.
  superusers: [],
  plugins: [MutePlugin, CommandsPlugin],
});
