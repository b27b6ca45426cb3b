import { useEffect, useState } from 'preact/hooks';
import type { Localized } from '@qqbotjs/core';

export type Locale = keyof Localized;

const text = (zh: string, en: string): Localized => ({ 'zh-CN': zh, en });

/** What came in both languages, in the page's. */
export function inLocale(text: string | Localized, locale: Locale): string {
  return typeof text === 'string' ? text : text[locale];
}

/** Every word of the page. */
const TEXTS = {
  online: text('在线', 'online'),
  offline: text('未连接', 'not connected'),
  lost: text('与模拟器断开，正在重连…', 'Lost the emulator, coming back…'),
  groups: text('群聊', 'Groups'),
  addGroup: text('新建群', 'New group'),
  direct: text('单聊', 'One to one'),
  youAre: text('你是', 'You are'),
  addPerson: text('添加成员', 'Add someone'),
  name: text('名字', 'Name'),
  add: text('添加', 'Add'),
  cancel: text('取消', 'Cancel'),
  mention: text('@机器人', 'Mention the bot'),
  mentionHint: text(
    '关闭后，只有“接收全部消息”的群会把消息发给机器人',
    'When off, only a group that passes on everything sends it to the bot',
  ),
  receiveAll: text('接收全部消息', 'Bot hears everything'),
  allowsActive: text('允许主动消息', 'Active messages allowed'),
  isMuted: text('禁言机器人', 'Bot muted'),
  say: text('说点什么，例如 /help', 'Say something, such as /help'),
  send: text('发送', 'Send'),
  empty: text('还没有消息。发一句试试。', 'Nothing yet. Say something.'),
  recalled: text('消息已撤回', 'Message recalled'),
  activity: text('通信', 'Activity'),
  chats: text('会话', 'Chats'),
  chat: text('聊天', 'Chat'),
  all: text('全部', 'All'),
  calls: text('接口', 'Calls'),
  frames: text('事件', 'Events'),
  refused: text('被拒', 'Refused'),
  heartbeats: text('心跳', 'Heartbeats'),
  clear: text('清空', 'Clear'),
  nothingYet: text('还没有通信。', 'No traffic yet.'),
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
  notAcked: text('机器人没有在限定时间内回应这次点击。', 'The bot did not acknowledge this click in time.'),
  ackCode: text('机器人回应了点击，代码', 'The bot acknowledged the click with code'),
  opened: text('连接建立', 'connected'),
  ready: text('登录成功', 'logged in'),
  resumed: text('会话已恢复', 'resumed'),
  closed: text('连接关闭', 'closed'),
  dropped: text('断开', 'dropped'),
  attempt: text('尝试', 'attempt'),
  language: text('English', '中文'),
  conversation: text('对话', 'Conversation'),
  file: text('文件', 'file'),
  picture: text('图片', 'picture'),
  writing: text('正在输入', 'writing'),
} satisfies Record<string, Localized>;

export type Texts = Readonly<Record<keyof typeof TEXTS, string>>;

const KEY = 'qqbot-emulator-locale';

function remembered(): Locale {
  const kept = localStorage.getItem(KEY) ?? navigator.language;
  return kept.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en';
}

function textsIn(locale: Locale): Texts {
  return Object.fromEntries(Object.entries(TEXTS).map(([name, both]) => [name, both[locale]])) as Texts;
}

/** The page's language: the browser's until it is switched. */
export function useTexts(): { t: Texts; locale: Locale; toggle: () => void } {
  const [locale, setLocale] = useState<Locale>(remembered);
  useEffect(() => {
    document.documentElement.lang = locale;
  }, [locale]);
  const toggle = (): void => {
    const next = locale === 'en' ? 'zh-CN' : 'en';
    localStorage.setItem(KEY, next);
    setLocale(next);
  };
  return { t: textsIn(locale), locale, toggle };
}
