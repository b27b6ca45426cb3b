import { announceRoutes } from './api/announces.js';
import { apiPermissionRoutes } from './api/api-permissions.js';
import { audioRoutes } from './api/audio.js';
import { channelPermissionRoutes } from './api/channel-permissions.js';
import { channelRoutes } from './api/channels.js';
import { chatMessageRoutes } from './api/chat-messages.js';
import { chunkedUploadRoutes } from './api/chunked-upload.js';
import { fileRoutes } from './api/files.js';
import { gatewayRoutes } from './api/gateway.js';
import { groupMemberRoutes } from './api/group-members.js';
import { groupMuteRoutes } from './api/group-mute.js';
import { groupRoutes } from './api/groups.js';
import { guildMemberRoutes } from './api/guild-members.js';
import { guildMessageRoutes } from './api/guild-messages.js';
import { guildMuteRoutes } from './api/guild-mute.js';
import { guildRoleRoutes } from './api/guild-roles.js';
import { guildRoutes } from './api/guilds.js';
import { interactionRoutes } from './api/interactions.js';
import { joinRequestRoutes } from './api/join-requests.js';
import { joinStrategyRoutes } from './api/join-strategies.js';
import { menuRoutes } from './api/menu.js';
import { messageSettingRoutes } from './api/message-setting.js';
import { panelRoutes } from './api/panels.js';
import { pinRoutes } from './api/pins.js';
import { reactionRoutes } from './api/reactions.js';
import { recallRoutes } from './api/recall.js';
import { scheduleRoutes } from './api/schedules.js';
import { streamRoutes } from './api/stream-messages.js';
import { threadRoutes } from './api/threads.js';
import { tokenRoutes } from './api/token.js';
import { urlLinkRoutes } from './api/url-link.js';
import { userRoutes } from './api/users.js';
import type { Route } from './call.js';

/** Every endpoint the emulator answers. */
export const ROUTES: readonly Route[] = [
  ...tokenRoutes,
  ...gatewayRoutes,
  ...userRoutes,
  ...chatMessageRoutes,
  ...streamRoutes,
  ...fileRoutes,
  ...chunkedUploadRoutes,
  ...guildMessageRoutes,
  ...recallRoutes,
  ...interactionRoutes,
  ...panelRoutes,
  ...menuRoutes,
  ...urlLinkRoutes,
  ...groupRoutes,
  ...groupMemberRoutes,
  ...groupMuteRoutes,
  ...joinRequestRoutes,
  ...joinStrategyRoutes,
  ...guildRoutes,
  ...channelRoutes,
  ...guildMemberRoutes,
  ...guildRoleRoutes,
  ...channelPermissionRoutes,
  ...guildMuteRoutes,
  ...messageSettingRoutes,
  ...announceRoutes,
  ...pinRoutes,
  ...scheduleRoutes,
  ...reactionRoutes,
  ...audioRoutes,
  ...threadRoutes,
  ...apiPermissionRoutes,
];
