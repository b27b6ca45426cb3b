import type { AnyContext } from '../context/create-context.js';
import type { Handler } from '../dispatch/handler.js';
import { Refused } from '../dispatch/refused.js';
import { localize } from '../i18n/localized.js';
import { InteractionResult } from '../rest/api/interactions.js';
import type { Limit, Spent } from './limit.js';

/**
 * Takes from every limit before a handler runs, once its arguments were read: who types a command wrong spends nothing. Either
 * all of them have something left, or nothing is taken. What was taken is given back when the handler throws.
 */
export function limited(limits: readonly Limit[], inner: Handler['run']): Handler['run'] {
  return async (ctx, readArgs) => {
    const args = readArgs?.();
    const spent: Spent[] = [];
    try {
      for (const limit of limits) {
        const answer = await limit.take(ctx);
        if (answer?.isGranted) spent.push(answer);
        else if (answer) {
          await giveBack(spent, ctx);
          return new Refused(answer.reason && localize(answer.reason, ctx.locale), InteractionResult.TooFrequent);
        }
      }
      const said = await inner(ctx, args && (() => args));
      return isStream(said) ? watched(said, () => giveBack(spent, ctx)) : said;
    } catch (error) {
      await giveBack(spent, ctx);
      throw error;
    }
  };
}

/** What keeps it from being given back must not hide why it was to be. */
async function giveBack(spent: readonly Spent[], ctx: AnyContext): Promise<void> {
  for (const each of spent) {
    try {
      await each.giveBack();
    } catch (error) {
      ctx.log.warn({ err: error }, 'a cooldown or quota could not be given back');
    }
  }
}

/** A text that is still being written when the handler has returned may throw, too. */
async function* watched(said: AsyncIterable<string>, onError: () => Promise<void>): AsyncGenerator<string> {
  try {
    yield* said;
  } catch (error) {
    await onError();
    throw error;
  }
}

function isStream(said: unknown): said is AsyncIterable<string> {
  return typeof said === 'object' && said !== null && Symbol.asyncIterator in said;
}
