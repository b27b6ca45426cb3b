import type { InteractionContext } from '../context/interaction-context.js';
import type { Handler } from '../dispatch/handler.js';
import { localize } from '../i18n/localized.js';
import { InteractionResult } from '../rest/api/interactions.js';

const OUTDATED = { 'zh-CN': '这个按钮已失效。', en: 'This button is no longer valid.' };

/** Answers a button that a former version of the bot sent, and this one cannot read. */
export const outdatedButton: Handler = {
  name: 'outdated button',
  run: (ctx) => refuse(ctx as InteractionContext),
};

async function refuse(ctx: InteractionContext): Promise<string> {
  ctx.log.debug({ data: ctx.buttonData }, 'a button was pressed whose data no longer fits its declaration');
  // When it cannot be told, autoAcknowledge meets the same failure, and logs it.
  if (ctx.needsAcknowledgement) await ctx.acknowledge(InteractionResult.Failed).catch(() => {});
  return localize(OUTDATED, ctx.locale);
}
