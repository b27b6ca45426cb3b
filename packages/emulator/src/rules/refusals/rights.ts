import { from, no } from './kind.js';

/** Rights: what the platform, a guild or a group did not grant. */
export const RIGHTS = from('errorCodes', {
  notPrivateDomain: no(
    11253,
    '应用接口权限校验不通过',
    '这个接口只对私域机器人开放。',
    'This API is for private-domain bots only.',
  ),
  notAudioBot: no(
    11253,
    '应用接口权限校验不通过',
    '这个接口只对音频类机器人开放。',
    'This API is for audio bots only.',
    { source: 'audio' },
  ),
  noGroupAdministration: no(
    11253,
    '应用无接口访问权限',
    '群管理接口需要向平台申请白名单。',
    "Group administration needs a place on the platform's white-list.",
    { source: 'groupMembers' },
  ),
  apiDenied: no(
    11264,
    '频道未授权该接口',
    '频道没有给机器人授权这个接口，可以用 api_permission/demand 申请。',
    'The guild has not granted this API to the bot; api_permission/demand asks for it.',
    { source: 'apiPermissions' },
  ),
  notGuildAdmin: no(
    11282,
    '管理员权限校验不通过',
    '这个接口要求机器人是频道管理员。',
    'This API needs the bot to be an administrator of the guild.',
  ),
  notGroupAdmin: no(
    11703,
    'not group admin',
    '这个接口要求机器人是群管理员。',
    'This API needs the bot to be an administrator of the group.',
    { source: 'groupMembers' },
  ),
  noGuildKeyboard: no(
    304037,
    '没有发消息按钮组件的权限',
    '频道里的自定义键盘只对受邀的机器人开放。',
    'Own keyboards in guilds are open to invited bots only.',
    { fields: ['keyboard'] },
  ),
  noGuildMarkdown: no(
    304036,
    '没有 markdown 模板的权限',
    '频道里的 markdown 只对受邀的机器人开放。',
    'Markdown in guilds is open to invited bots only.',
    { fields: ['markdown'] },
  ),
});
