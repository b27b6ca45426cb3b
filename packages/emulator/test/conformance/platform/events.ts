import type { Localized } from '@qqbotjs/core';
import type { EventName } from '@qqbotjs/core/protocol';
import { say } from './row.js';

export const EVENT_PAGES = [
  'dev-prepare/interface-framework/event-emit.html',
  'server-inter/message/send-receive/event.html',
];

/** What happened; the names and their intents are core's. */
export const EVENTS: Readonly<Record<EventName, Localized>> = {
  READY: say('登录成功', 'the login succeeded'),
  RESUMED: say('会话已恢复', 'the session was taken up again'),

  C2C_MESSAGE_CREATE: say('用户在单聊说话', 'a person says something'),
  GROUP_AT_MESSAGE_CREATE: say('群成员 @ 机器人', 'someone mentions the bot in a group'),
  GROUP_MESSAGE_CREATE: say('群成员说话（机器人接收全部消息时）', 'someone speaks in a group that lets it hear all'),
  FRIEND_ADD: say('用户添加机器人', 'a person adds the bot'),
  FRIEND_DEL: say('用户删除机器人', 'a person removes the bot'),
  C2C_MSG_REJECT: say('用户关闭主动消息', 'a person switches active messages off'),
  C2C_MSG_RECEIVE: say('用户打开主动消息', 'a person switches them on'),
  GROUP_ADD_ROBOT: say('机器人进群', 'the bot comes into a group'),
  GROUP_DEL_ROBOT: say('机器人退群', 'the bot leaves a group'),
  GROUP_MSG_REJECT: say('群主关闭主动消息', 'an owner switches active messages off'),
  GROUP_MSG_RECEIVE: say('群主打开主动消息', 'an owner switches them on'),
  GROUP_MEMBER_ADD: say('有人进群', 'someone joins a group'),
  GROUP_MEMBER_REMOVE: say('有人退群', 'someone leaves a group'),
  GROUP_JOIN_REQUEST: say('有人申请入群', 'someone asks to join a group'),
  SUBSCRIBE_MESSAGE_STATUS: say('用户订阅或退订', 'a person subscribes or no longer does'),
  ENTER_AIO: say('用户打开聊天窗口', 'a person opens the chat'),

  INTERACTION_CREATE: say('有人点击按钮', 'someone presses a button'),

  AT_MESSAGE_CREATE: say('子频道里有人 @ 机器人', 'someone mentions the bot in a channel'),
  MESSAGE_CREATE: say('子频道里有人说话', 'someone speaks in a channel'),
  DIRECT_MESSAGE_CREATE: say('有人发私信', 'someone writes directly'),
  PUBLIC_MESSAGE_DELETE: say('@ 机器人的消息被撤回', 'a message that mentioned the bot is recalled'),
  MESSAGE_DELETE: say('子频道消息被撤回', 'a message of a channel is recalled'),
  DIRECT_MESSAGE_DELETE: say('私信被撤回', 'a direct message is recalled'),

  GUILD_CREATE: say('机器人加入频道', 'the bot comes into a guild'),
  GUILD_UPDATE: say('频道资料变更', 'a guild changes'),
  GUILD_DELETE: say('机器人离开频道', 'the bot leaves a guild'),
  CHANNEL_CREATE: say('子频道被创建', 'a channel is made'),
  CHANNEL_UPDATE: say('子频道变更', 'a channel changes'),
  CHANNEL_DELETE: say('子频道被删除', 'a channel is deleted'),
  GUILD_MEMBER_ADD: say('有人加入频道', 'someone joins a guild'),
  GUILD_MEMBER_UPDATE: say('成员资料变更', 'a member changes'),
  GUILD_MEMBER_REMOVE: say('有人离开频道', 'someone leaves a guild'),

  MESSAGE_REACTION_ADD: say('有人表态', 'someone reacts'),
  MESSAGE_REACTION_REMOVE: say('有人取消表态', 'someone takes a reaction away'),
  MESSAGE_AUDIT_PASS: say('消息审核通过', 'a message passed the audit'),
  MESSAGE_AUDIT_REJECT: say('消息审核不通过', 'a message did not pass'),

  AUDIO_START: say('开始播放', 'audio starts'),
  AUDIO_FINISH: say('播放结束', 'audio ends'),
  AUDIO_ON_MIC: say('机器人上麦', 'the bot takes the microphone'),
  AUDIO_OFF_MIC: say('机器人下麦', 'the bot leaves it'),
  AUDIO_OR_LIVE_CHANNEL_MEMBER_ENTER: say('有人进入语音或直播子频道', 'someone enters a voice or live channel'),
  AUDIO_OR_LIVE_CHANNEL_MEMBER_EXIT: say('有人离开语音或直播子频道', 'someone leaves it'),

  FORUM_THREAD_CREATE: say('有人发帖', 'someone opens a thread'),
  FORUM_THREAD_UPDATE: say('帖子被修改', 'a thread is edited'),
  FORUM_THREAD_DELETE: say('帖子被删除', 'a thread is deleted'),
  FORUM_POST_CREATE: say('有人评论', 'someone writes a post'),
  FORUM_POST_DELETE: say('评论被删除', 'a post is deleted'),
  FORUM_REPLY_CREATE: say('有人回复评论', 'someone replies to a post'),
  FORUM_REPLY_DELETE: say('回复被删除', 'a reply is deleted'),
  FORUM_PUBLISH_AUDIT_RESULT: say('机器人发帖的审核结果', 'the verdict on a thread of the bot'),
  OPEN_FORUM_THREAD_CREATE: say('同 FORUM_THREAD_CREATE，只有 id', 'as FORUM_THREAD_CREATE, ids only'),
  OPEN_FORUM_THREAD_UPDATE: say('同 FORUM_THREAD_UPDATE，只有 id', 'as FORUM_THREAD_UPDATE, ids only'),
  OPEN_FORUM_THREAD_DELETE: say('同 FORUM_THREAD_DELETE，只有 id', 'as FORUM_THREAD_DELETE, ids only'),
  OPEN_FORUM_POST_CREATE: say('同 FORUM_POST_CREATE，只有 id', 'as FORUM_POST_CREATE, ids only'),
  OPEN_FORUM_POST_DELETE: say('同 FORUM_POST_DELETE，只有 id', 'as FORUM_POST_DELETE, ids only'),
  OPEN_FORUM_REPLY_CREATE: say('同 FORUM_REPLY_CREATE，只有 id', 'as FORUM_REPLY_CREATE, ids only'),
  OPEN_FORUM_REPLY_DELETE: say('同 FORUM_REPLY_DELETE，只有 id', 'as FORUM_REPLY_DELETE, ids only'),
};
