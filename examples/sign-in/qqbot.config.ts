import { defineConfig } from '@qqbotjs/core';
import { CommandsPlugin } from '@qqbotjs/plugin-commands';
import { SignInPlugin } from './src/sign-in.plugin.js';

export default defineConfig({
  plugins: [SignInPlugin, CommandsPlugin],
});
