/** An API that a guild can grant to a bot, or keep to itself. */
export interface GuildApi {
  path: string;
  method: string;
  desc: string;
}

const api = (method: string, path: string, desc: string): GuildApi => ({ path, method, desc });

/**
 * What `GET /guilds/{guild_id}/api_permission` lists. The platform's own list is not published; this is one of the
 * documented APIs that are about a guild.
 *
 * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/server-inter/channel/api_permissions/model.html}
 */
export const GUILD_APIS: readonly GuildApi[] = [
  api('GET', '/guilds/{guild_id}', '获取频道信息'),
  api('GET', '/guilds/{guild_id}/channels', '获取子频道列表'),
  api('POST', '/guilds/{guild_id}/channels', '创建子频道'),
  api('GET', '/channels/{channel_id}', '获取子频道信息'),
  api('PATCH', '/channels/{channel_id}', '修改子频道'),
  api('DELETE', '/channels/{channel_id}', '删除子频道'),
  api('GET', '/guilds/{guild_id}/members', '获取频道成员列表'),
  api('GET', '/guilds/{guild_id}/members/{user_id}', '获取频道成员信息'),
  api('DELETE', '/guilds/{guild_id}/members/{user_id}', '删除频道成员'),
  api('GET', '/guilds/{guild_id}/roles', '获取身份组列表'),
  api('POST', '/guilds/{guild_id}/roles', '创建身份组'),
  api('PATCH', '/guilds/{guild_id}/roles/{role_id}', '修改身份组'),
  api('DELETE', '/guilds/{guild_id}/roles/{role_id}', '删除身份组'),
  api('PUT', '/guilds/{guild_id}/members/{user_id}/roles/{role_id}', '增加身份组成员'),
  api('DELETE', '/guilds/{guild_id}/members/{user_id}/roles/{role_id}', '删除身份组成员'),
  api('PATCH', '/guilds/{guild_id}/mute', '频道全员禁言'),
  api('PATCH', '/guilds/{guild_id}/members/{user_id}/mute', '频道成员禁言'),
  api('POST', '/guilds/{guild_id}/announces', '创建频道公告'),
  api('DELETE', '/guilds/{guild_id}/announces/{message_id}', '删除频道公告'),
  api('POST', '/channels/{channel_id}/messages', '发送消息'),
  api('GET', '/channels/{channel_id}/messages/{message_id}', '获取消息'),
  api('DELETE', '/channels/{channel_id}/messages/{message_id}', '撤回消息'),
  api('PUT', '/channels/{channel_id}/pins/{message_id}', '添加精华消息'),
  api('DELETE', '/channels/{channel_id}/pins/{message_id}', '删除精华消息'),
  api('POST', '/channels/{channel_id}/schedules', '创建日程'),
  api('PATCH', '/channels/{channel_id}/schedules/{schedule_id}', '修改日程'),
  api('DELETE', '/channels/{channel_id}/schedules/{schedule_id}', '删除日程'),
  api('GET', '/channels/{channel_id}/threads', '获取帖子列表'),
  api('PUT', '/channels/{channel_id}/threads', '发表帖子'),
  api('DELETE', '/channels/{channel_id}/threads/{thread_id}', '删除帖子'),
];
