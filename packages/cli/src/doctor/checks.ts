import type { Check } from './check.js';
import { clock } from './checks/clock.js';
import { config } from './checks/config.js';
import { credentials } from './checks/credentials.js';
import { decorators } from './checks/decorators.js';
import { dependencyCopies } from './checks/dependency-copies.js';
import { intents } from './checks/intents.js';
import { ipList } from './checks/ip-list.js';
import { nodeVersion } from './checks/node-version.js';
import { plugins } from './checks/plugins.js';
import { sessionLimit } from './checks/session-limit.js';
import { webhookAddress } from './checks/webhook-address.js';
import { webhookSignature } from './checks/webhook-signature.js';

/** Everything that is looked at, in this order: each after what it needs. */
export const CHECKS: readonly Check[] = [
  nodeVersion,
  config,
  dependencyCopies,
  decorators,
  plugins,
  credentials,
  clock,
  ipList,
  sessionLimit,
  intents,
  webhookSignature,
  webhookAddress,
];
