import { defineConfig, use } from '@qqbotjs/core';
import { CommandsPlugin } from '@qqbotjs/plugin-commands';
import { EchoPlugin } from '@qqbotjs/plugin-echo';
import { DicePlugin } from './src/dice.plugin.js';
import { HelloPlugin } from './src/hello.plugin.js';

// Credentials come from QQBOT_APP_ID and QQBOT_CLIENT_SECRET.
export default defineConfig({
  plugins: [HelloPlugin, DicePlugin, EchoPlugin, use(CommandsPlugin, { suggest: true })],
});
