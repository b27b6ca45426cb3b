import type { WireUser } from '../../protocol/message.js';
import type { RestClient } from '../rest-client.js';

/** The bot's own account. */
export class UsersApi {
  constructor(private readonly rest: RestClient) {}

  /** The bot itself. Rate: 50 per second. */
  me(): Promise<WireUser> {
    return this.rest.request('GET', '/users/@me');
  }
}
