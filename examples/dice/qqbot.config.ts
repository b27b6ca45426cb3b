import { defineConfig } from '@qqbotjs/core';
import { CommandsPlugin } from '@qqbotjs/plugin-commands';
import { DicePlugin } from './src/dice.plugin.js';

export default defineConfig({
  plugins: [DicePlugin, CommandsPlugin],
});
