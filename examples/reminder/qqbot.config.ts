import { defineConfig } from '@qqbotjs/core';
import { CommandsPlugin } from '@qqbotjs/plugin-commands';
import { ReminderPlugin } from './src/reminder.plugin.js';

// A reminder later than the window of replies goes out as an active message, where that is allowed.
export default defineConfig({
  replies: { overflow: 'active' },
  plugins: [ReminderPlugin, CommandsPlugin],
});
