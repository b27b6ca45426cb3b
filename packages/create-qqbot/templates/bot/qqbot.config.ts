import { defineConfig, use } from '@qqbotjs/core';
import { CommandsPlugin } from '@qqbotjs/plugin-commands';
import { DicePlugin } from './src/dice.plugin.js';
import { HelloPlugin } from './src/hello.plugin.js';

// zh: 凭据来自 .env 里的 QQBOT_APP_ID 与 QQBOT_CLIENT_SECRET；没有时 qqbot dev 用本机模拟器。
// en: Credentials are QQBOT_APP_ID and QQBOT_CLIENT_SECRET in .env; without them qqbot dev uses the local emulator.
export default defineConfig({
  plugins: [HelloPlugin, DicePlugin, use(CommandsPlugin, { suggest: true })],
});
