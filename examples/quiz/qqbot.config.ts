import { defineConfig } from '@qqbotjs/core';
import { CommandsPlugin } from '@qqbotjs/plugin-commands';
import { QuizPlugin } from './src/quiz.plugin.js';

export default defineConfig({
  plugins: [QuizPlugin, CommandsPlugin],
});
