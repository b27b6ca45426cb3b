import type { Localized } from '@qqbotjs/core';
import { text } from '../text.js';

/** Words about what goes over the wire. */
export const INSPECTOR_TEXTS = {
  all: text('全部', 'All'),
  calls: text('接口', 'Calls'),
  frames: text('事件', 'Events'),
  refused: text('被拒', 'Refused'),
  heartbeats: text('心跳', 'Heartbeats'),
  clear: text('清空', 'Clear'),
  nothingYet: text('还没有通信。', 'No traffic yet.'),
  opened: text('连接建立', 'connected'),
  ready: text('登录成功', 'logged in'),
  resumed: text('会话已恢复', 'resumed'),
  closed: text('连接关闭', 'closed'),
  dropped: text('断开', 'dropped'),
  attempt: text('尝试', 'attempt'),
} satisfies Record<string, Localized>;
