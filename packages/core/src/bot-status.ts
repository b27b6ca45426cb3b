import type { WireUser } from './protocol/message.js';
import type { ConnectionStatus } from './transport/transport.js';

/** `new` → `starting` → `running` → `stopping` → `stopped`. */
export type BotPhase = 'new' | 'starting' | 'running' | 'stopping' | 'stopped';

/** What a bot is doing at this moment; plain data, fit for a health check. */
export interface BotStatus {
  /** Where it stands between `start()` and `stop()`. */
  readonly phase: BotPhase;
  /** The bot's own account, once it is known. */
  readonly user?: WireUser;
  /** Whether every connection brings events. */
  readonly isUp: boolean;
  /** One per shard; one in all for a webhook. */
  readonly connections: readonly ConnectionStatus[];
  /** Events being handled, or waiting for it. */
  readonly pendingEvents: number;
  /** Names of the loaded plugins. */
  readonly plugins: readonly string[];
}
