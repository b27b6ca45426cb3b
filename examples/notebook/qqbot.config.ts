import { defineConfig } from '@qqbotjs/core';
import { CommandsPlugin } from '@qqbotjs/plugin-commands';
import { NotebookPlugin } from './src/notebook.plugin.js';

export default defineConfig({
  plugins: [NotebookPlugin, CommandsPlugin],
});
