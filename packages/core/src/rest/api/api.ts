import type { RestClient } from '../rest-client.js';
import { GatewayApi } from './gateway.js';
import { InteractionsApi } from './interactions.js';
import { MessagesApi } from './messages.js';
import { UsersApi } from './users.js';

/** The platform's endpoints, `bot.api.<resource>.<verb>`: one resource per file. */
export class Api {
  readonly gateway: GatewayApi;
  readonly interactions: InteractionsApi;
  readonly messages: MessagesApi;
  readonly users: UsersApi;

  constructor(readonly rest: RestClient) {
    this.gateway = new GatewayApi(rest);
    this.interactions = new InteractionsApi(rest);
    this.messages = new MessagesApi(rest);
    this.users = new UsersApi(rest);
  }
}
