import { SAVED_TOKENS } from './access-tokens.js';
import { SAVED_INTERACTIONS } from './interactions.js';
import { SAVED_PANELS } from './panels.js';
import { SAVED_DIRECT } from './people/direct-message.js';
import { SAVED_GROUP } from './people/group.js';
import { SAVED_GUILD } from './people/guild.js';
import { SAVED_STRATEGIES } from './people/join-strategies.js';
import { SAVED_MENU } from './people/menu.js';
import { SAVED_USER } from './people/user.js';
import { SAVED_LEDGER } from './rules/reply-ledger.js';
import { SAVED_COUNTS } from './rules/rolling-count.js';
import { fields, list, optional, pairs, text } from './state/shape.js';
import { UPLOADED_FILE } from './storage/uploaded-file.js';
import { SAVED_STREAMS } from './streams.js';
import { SAVED_WEBHOOK } from './webhook/webhook.js';

/** Who a bot is. */
export const IDENTITY = fields({ appId: text, clientSecret: text, username: text });

/** A bot with everyone it knows, by their names. What it sent is found again in the transcripts. */
export const SAVED_BOT = fields({
  ...IDENTITY.shapes,
  webhook: optional(SAVED_WEBHOOK),
  tokens: SAVED_TOKENS,
  users: pairs(SAVED_USER),
  groups: pairs(SAVED_GROUP),
  guilds: pairs(SAVED_GUILD),
  directs: list(SAVED_DIRECT),
  ledger: SAVED_LEDGER,
  counts: SAVED_COUNTS,
  interactions: SAVED_INTERACTIONS,
  streams: SAVED_STREAMS,
  files: pairs(UPLOADED_FILE),
  links: pairs(text),
  panels: SAVED_PANELS,
  menu: SAVED_MENU,
  joinStrategies: SAVED_STRATEGIES,
});
