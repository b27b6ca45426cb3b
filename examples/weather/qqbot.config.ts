import { defineConfig } from '@qqbotjs/core';
import { CommandsPlugin } from '@qqbotjs/plugin-commands';
import { WeatherPlugin } from './src/weather.plugin.js';

export default defineConfig({
  plugins: [WeatherPlugin, CommandsPlugin],
});
