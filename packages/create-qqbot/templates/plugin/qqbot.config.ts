import { defineConfig, use } from '@qqbotjs/core';
import { CommandsPlugin } from '@qqbotjs/plugin-commands';
import { __Plugin__Plugin } from './src/index.js';

// zh: 只用于开发：qqbot dev 里与插件对话。
// en: For development only: qqbot dev talks to the plugin.
export default defineConfig({
  plugins: [use(__Plugin__Plugin, { limit: 3 }), use(CommandsPlugin, { suggest: true })],
});
