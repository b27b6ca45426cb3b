import { defineConfig } from '@qqbotjs/core';
import { CommandsPlugin } from '@qqbotjs/plugin-commands';
import { WelcomePlugin } from './src/welcome.plugin.js';

export default defineConfig({
  plugins: [WelcomePlugin, CommandsPlugin],
});
