import type { Localized } from '@qqbotjs/core';

/** A page of the official documentation. */
export interface RuleSource {
  /** As it is headed there, and in English. */
  title: Localized;
  /** Its address. */
  url: string;
}

const WIKI = 'https://bot.q.qq.com/wiki/develop/api-v2';

const page = (path: string, zh: string, en: string): RuleSource => ({
  title: { 'zh-CN': zh, en },
  url: `${WIKI}/${path}.html`,
});

/** Pages the rules are taken from; their titles are in Chinese there. */
export const SOURCES = {
  callingApi: page('dev-prepare/interface-framework/api-use', '接口调用', 'Calling the API'),
  events: page('dev-prepare/interface-framework/event-emit', '事件订阅与通知', 'Events and how they arrive'),
  signing: page('dev-prepare/interface-framework/sign', 'Webhook 签名', 'Signing of webhooks'),
  closeCodes: page('dev-prepare/error-trace/websocket', 'WebSocket 错误码', 'WebSocket close codes'),
  errorCodes: page('openapi/error/error', 'OpenAPI 错误码', 'OpenAPI error codes'),
  sendMessage: page('server-inter/message/send-receive/send', '发送消息', 'Sending messages'),
  richMedia: page('server-inter/message/send-receive/rich-media', '富媒体消息', 'Rich media'),
  streamMessage: page('server-inter/message/send-receive/stream_messages', '流式消息', 'Stream messages'),
  recall: page('server-inter/message/send-receive/reset', '消息撤回', 'Recalling messages'),
  buttons: page('server-inter/message/trans/msg-btn', '消息按钮', 'Message buttons'),
  reactions: page('server-inter/message/trans/emoji', '表情表态', 'Reactions'),
  guildMessage: page('server-inter/message/post_messages', '频道消息', 'Messages of channels'),
  messageSetting: page('server-inter/channel/speak/setting/message_setting', '消息频率设置', 'Message settings'),
  guildMute: page('server-inter/channel/speak/patch_guild_mute', '频道禁言', 'Muting in guilds'),
  guild: page('server-inter/channel/manage/guild/get_guild', '频道', 'Guilds'),
  channel: page('server-inter/channel/manage/channel/model', '子频道', 'Channels'),
  guildMembers: page('server-inter/channel/role/member/get_members', '频道成员', 'Members of guilds'),
  guildRoles: page('server-inter/channel/role-group/get_guild_roles', '频道身份组', 'Roles of guilds'),
  channelPermissions: page(
    'server-inter/channel/role-group/channel_permissions/model',
    '子频道权限',
    'Permissions of channels',
  ),
  apiPermissions: page('server-inter/channel/api_permissions/model', '接口权限', 'API permissions'),
  announces: page('server-inter/channel/content/announces/post_guild_announces', '频道公告', 'Announcements'),
  pins: page('server-inter/channel/content/pins/put_pins_message', '精华消息', 'Pins'),
  schedule: page('server-inter/channel/content/schedule/model', '日程', 'Schedules'),
  audio: page('server-inter/channel/content/audio/audio_control', '音频', 'Audio'),
  forum: page('server-inter/channel/content/forum/put_thread', '论坛', 'Forums'),
  panels: page('autogen/api/v2_panels.post', '指令面板', 'Command panels'),
  menu: page('autogen/api/v2_menu.put', '自定义菜单', 'Menu'),
  groupMembers: page('autogen/api/v2_groups_group_openid_members.get', '群成员', 'Members of groups'),
  joinRequests: page('autogen/api/v2_groups_group_openid_join_request_list.get', '入群申请', 'Join requests'),
  joinStrategy: page('autogen/api/v2_groups_join_approval_strategy.post', '入群审批策略', 'Join approval strategies'),
} as const satisfies Record<string, RuleSource>;

export type SourceName = keyof typeof SOURCES;
