import { from, no } from './kind.js';

/** Who and where: targets that are unknown or cannot be reached. */
export const REACH = from('sendMessage', {
  unknownTarget: no(
    11255,
    'invalid request',
    '这个 openid 不属于当前机器人，或用错了场景。',
    'This openid does not belong to the bot, or it belongs to another scene.',
    { status: 500, source: 'errorCodes' },
  ),
  unknownChannel: no(
    10003,
    '未知的子频道',
    '机器人不认识这个子频道或私信会话。',
    'The bot knows no such channel or direct session.',
    { source: 'channel' },
  ),
  unknownGuildUser: no(
    304034,
    '用户不在频道中',
    '这个用户不是频道成员，不能创建私信。',
    'This user is no member of the guild, so no direct session can be opened.',
    { source: 'guildMessage', fields: ['recipient_id'] },
  ),
  notFriends: no(
    40054004,
    '对方不是好友',
    '对方已经不是机器人的好友。',
    'This person is not (or no longer) a friend of the bot.',
  ),
  userRefuses: no(
    40054013,
    '用户拒绝接收消息',
    '对方关闭了机器人的主动消息。',
    "This person switched the bot's messages off.",
  ),
  notSubscribed: no(
    304064,
    '订阅未授权',
    '对方没有授权 subscribe_id 指的订阅，见 SUBSCRIBE_MESSAGE_STATUS。',
    'This person did not allow the subscription of subscribe_id; see SUBSCRIBE_MESSAGE_STATUS.',
  ),
  notInGroup: no(40034101, '机器人不在群内', '机器人不在这个群里。', 'The bot is not in this group.'),
  botMuted: no(40054002, '机器人被禁言', '机器人在群里被禁言。', 'The bot is muted in this group.'),
  botDelisted: no(
    40054016,
    '机器人已下线',
    '机器人已下架，只能在沙箱里发消息。',
    'The bot was delisted; it can send in the sandbox only.',
  ),
  botOffline: no(
    304018,
    '机器人未连接网关',
    '频道消息要求机器人在线（已连接网关，或 webhook 已通过验证）。',
    'Channel messages need the bot to be connected to the gateway, or to have a validated webhook.',
    { source: 'guildMessage' },
  ),
});
