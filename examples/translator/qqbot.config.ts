import { defineConfig, use } from '@qqbotjs/core';
import { CommandsPlugin } from '@qqbotjs/plugin-commands';
import { TranslatorPlugin } from './src/translator.plugin.js';

const { OPENAI_BASE_URL = 'http://127.0.0.1:11434/v1', OPENAI_API_KEY, OPENAI_MODEL } = process.env;

export default defineConfig({
  plugins: [
    use(TranslatorPlugin, { endpoint: OPENAI_BASE_URL, apiKey: OPENAI_API_KEY, model: OPENAI_MODEL }),
    CommandsPlugin,
  ],
});
