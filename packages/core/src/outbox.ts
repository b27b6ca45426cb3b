import type { Clock } from './clock.js';
import type { ResolvedConfig } from './config/resolve-config.js';
import type { ChatLanguages } from './i18n/chat-languages.js';
import type { Logger } from './logging/logger.js';
import { MediaDesk } from './media/media-desk.js';
import type { Recording } from './record/recording.js';
import { ActiveQuota, ACTIVE_QUOTAS } from './reply/active-quota.js';
import { ledger } from './reply/ledger-layer.js';
import { MessageSender } from './reply/message-sender.js';
import { ReplyLedger } from './reply/reply-ledger.js';
import { AccessToken } from './rest/access-token.js';
import { Api } from './rest/api/api.js';
import { RestClient } from './rest/rest-client.js';
import { within } from './within.js';

/** Longest wait for requests under way when closing, in milliseconds. */
const LAST_CALL_MS = 1000;

export interface OutboxParts {
  readonly clock: Clock;
  readonly languages: ChatLanguages;
  readonly log: Logger;
  readonly recorder?: Recording;
}

/** Everything a bot speaks with. */
export class Outbox {
  readonly token: AccessToken;
  readonly api: Api;
  readonly ledger: ReplyLedger;
  readonly sender: MessageSender;
  readonly media: MediaDesk;
  readonly #rest: RestClient;

  constructor(config: ResolvedConfig, { clock, languages, log, recorder }: OutboxParts) {
    const { appId, clientSecret, endpoints, replies, active } = config;
    this.token = new AccessToken({ url: endpoints.token, appId, clientSecret, clock });
    this.#rest = new RestClient({
      baseUrl: endpoints.api,
      appId,
      token: this.token,
      ...config.rest,
      clock,
      ledger: [ledger()],
      record: recorder ? [recorder.layer] : [],
    });
    this.api = new Api(this.#rest);
    this.media = new MediaDesk(this.api.media, log, clock);
    this.ledger = new ReplyLedger(replies.limits, clock);
    this.sender = new MessageSender({
      api: this.api,
      media: this.media,
      quota: active.quotas && new ActiveQuota(ACTIVE_QUOTAS[active.quotas], clock),
      overflow: replies.overflow,
      maxTextLength: replies.maxTextLength,
      languages,
      log,
    });
  }

  get outbound(): RestClient['outbound'] {
    return this.#rest.outbound;
  }

  /** Lets requests under way finish, for a second. */
  async close(): Promise<void> {
    await within(LAST_CALL_MS, Promise.all([this.#rest.close(), this.media.close()]));
    await this.token.close();
  }
}
