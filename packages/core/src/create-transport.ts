import type { ResolvedConfig } from './config/resolve-config.js';
import type { Logger } from './logging/logger.js';
import type { Outbox } from './outbox.js';
import { createStore } from './store/create-store.js';
import { Gateway } from './transport/gateway/gateway.js';
import type { IntentRequest } from './transport/gateway/refusal.js';
import { Webhook } from './transport/webhook/webhook.js';

export interface TransportParts {
  config: ResolvedConfig;
  outbox: Outbox;
  /** Asked when the gateway starts: by then the handlers are known. */
  intents: () => IntentRequest;
  log: Logger;
}

/** How events reach a bot: by webhook where the config says so, else through the gateway. */
export function createTransport({ config, outbox, intents, log }: TransportParts): Gateway | Webhook {
  const { appId, clientSecret, shards = 1, maxFrameBytes, maxPendingEvents, webhook } = config;
  const common = { appId, maxPendingEvents, store: createStore(config.store), log };
  const { api, token } = outbox;
  if (webhook) return new Webhook({ ...common, ...webhook, clientSecret, fetchUser: () => api.users.me() });
  return new Gateway({ ...common, shards, maxFrameBytes, intents, fetchInfo: () => api.gateway.getBot(), token });
}
