import type { Localized } from '@qqbotjs/core';
import { InteractionType } from '../../../src/people/interaction.js';
import { say, WHY_NOT } from './row.js';

export const INTERACTION_PAGES = [
  'server-inter/message/trans/msg-btn.html',
  'autogen/api/interactions_interaction_id.put.html',
];

export interface InteractionRow {
  readonly type: number;
  readonly what: Localized;
  readonly not?: Localized;
}

const row = (type: number, zh: string, en: string, not?: Localized): InteractionRow => ({
  type,
  what: say(zh, en),
  not,
});

/** Every `type` of INTERACTION_CREATE. */
export const INTERACTIONS: readonly InteractionRow[] = [
  row(InteractionType.Button, '点击按钮', 'a button is pressed'),
  row(InteractionType.QuickMenu, '单聊快捷菜单', 'the quick menu of a chat'),
  row(InteractionType.Feedback, '对消息点赞或点踩', 'a message is liked or disliked'),
  row(InteractionType.ClearSession, '清除会话', 'the chat begins anew'),
  row(InteractionType.Story, '进入或退出剧情', 'a story is entered or left'),
  row(16, '切换模型', 'another model is chosen', WHY_NOT.unpublished),
  row(InteractionType.UserAuthorization, '用户授权', 'a person authorizes the bot'),
  row(InteractionType.GroupAuthorization, '群授权', 'a group authorizes it'),
  row(20, '授权状态', 'the state of an authorization', WHY_NOT.unpublished),
  row(2001, '查询配置', 'a configuration is asked for', WHY_NOT.internal),
  row(2002, '更新配置', 'a configuration is updated', WHY_NOT.internal),
];
