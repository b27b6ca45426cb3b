import type { Localized } from '@qqbotjs/core';
import { text } from '../text.js';

/** Words of the conversations. */
export const CHAT_TEXTS = {
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
  notAcked: text('机器人没有在限定时间内回应这次点击。', 'The bot did not acknowledge this click in time.'),
  ackCode: text('机器人回应了点击，代码', 'The bot acknowledged the click with code'),
  conversation: text('对话', 'Conversation'),
  file: text('文件', 'file'),
  picture: text('图片', 'picture'),
  writing: text('正在输入', 'writing'),
} satisfies Record<string, Localized>;
