import { perSecond } from '../rate.js';
import type { RequestOptions, RestClient } from '../rest-client.js';
import { route } from '../route.js';

/** What the client shows after a button was pressed. */
export const InteractionResult = {
  Ok: 0,
  Failed: 1,
  TooFrequent: 2,
  Duplicate: 3,
  NoPermission: 4,
  AdminsOnly: 5,
} as const;

/** One of the numbers above. */
export type InteractionResult = (typeof InteractionResult)[keyof typeof InteractionResult];

/** Acknowledging interactions. */
export class InteractionsApi {
  constructor(private readonly rest: RestClient) {}

  /**
   * Ends the spinner on a pressed button. Once per interaction, within 3 s to 5 s. Rate: 50 per second.
   *
   * @param id - The bare `d.id`, not the event id with its prefix.
   * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/autogen/api/interactions_interaction_id.put.html}
   */
  acknowledge(id: string, code: InteractionResult = InteractionResult.Ok, options?: RequestOptions): Promise<void> {
    return this.rest.execute('PUT', route`/interactions/${id}`, { code }, { rate: perSecond(50), ...options });
  }
}
