import { chatMessageRoutes } from './api/chat-messages.js';
import { fileRoutes } from './api/files.js';
import { gatewayRoutes } from './api/gateway.js';
import { guildMessageRoutes } from './api/guild-messages.js';
import { interactionRoutes } from './api/interactions.js';
import { recallRoutes } from './api/recall.js';
import { streamRoutes } from './api/stream-messages.js';
import { tokenRoutes } from './api/token.js';
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
  ...guildMessageRoutes,
  ...recallRoutes,
  ...interactionRoutes,
];
