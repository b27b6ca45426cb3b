import type { Localized } from '@qqbotjs/core';
import { text } from './text.js';

/** Words of the page around its rooms. */
export const FRAME_TEXTS = {
  online: text('在线', 'online'),
  offline: text('未连接', 'not connected'),
  lost: text('与模拟器断开，正在重连…', 'Lost the emulator, coming back…'),
  activity: text('通信', 'Activity'),
  chats: text('会话', 'Chats'),
  chat: text('聊天', 'Chat'),
  connectTitle: text('还没有机器人连接', 'No bot is connected yet'),
  connectBody: text(
    '用下面的环境变量启动机器人，无需修改代码：',
    'Start your bot with these environment variables; the code stays as it is:',
  ),
  webhookTitle: text('webhook 尚未通过验证', 'The webhook has not been validated yet'),
  webhookBody: text(
    '下一个事件会再次验证并推送到这个地址。机器人要在那里监听，并使用：',
    'The next event validates the address again and goes there. The bot has to listen at it, and to run with:',
  ),
  copy: text('复制', 'Copy'),
  copied: text('已复制', 'Copied'),
  bot: text('机器人', 'Bot'),
  close: text('关闭', 'Close'),
  theme: text('外观', 'Appearance'),
  theme_system: text('跟随系统', 'as the system has it'),
  theme_light: text('浅色', 'light'),
  theme_dark: text('深色', 'dark'),
  language: text('English', '中文'),
} satisfies Record<string, Localized>;
