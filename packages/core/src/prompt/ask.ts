import type { AnyContext } from '../context/create-context.js';
import { PluginError } from '../errors/plugin-error.js';
import { PromptCancelledError } from '../errors/prompt-cancelled-error.js';
import { type Localized, localize } from '../i18n/localized.js';
import type { Outgoing } from '../message/outgoing.js';
import { Dialogue } from './dialogue.js';
import { type Answer, ANYONE, type Prompts, type PromptTarget } from './prompts.js';

/** Whether an answer will do; a text says why not. */
export type Verdict = boolean | string | Localized;

/** How long, by whom and with what a prompt is answered. */
export interface PromptOptions {
  /** How long to wait for an answer that will do, in milliseconds. @defaultValue 120000 */
  timeoutMs?: number;
  /** Looks at an answer. One that will not do is answered with the reason, and the next one is waited for. */
  validate?: (answer: Answer) => Verdict | Promise<Verdict>;
  /** Whose answer: the id of a person of this conversation, or `anyone`. @defaultValue who caused the event */
  from?: string;
  /** Words with which a person calls it off, whatever their case. @defaultValue `['取消', 'cancel']` */
  cancelWords?: readonly string[];
}

const TIMEOUT_MS = 120_000;
const CANCEL_WORDS = ['取消', 'cancel'];
const TRY_AGAIN: Localized = { 'zh-CN': '这样不行，请再答一次。', en: 'That will not do; please try again.' };

/** What stands behind `ctx.prompt()`: asks until an answer will do, each time with the budget of the latest answer. */
export async function ask(
  ctx: AnyContext,
  prompts: Prompts,
  message: Outgoing | undefined,
  options: PromptOptions = {},
): Promise<Answer> {
  const target = targetOf(ctx, options, prompts.clock.now());
  const dialogue = (ctx.dialogue ??= startDialogue(ctx));
  for (let [asker, question] = [dialogue.latest, message]; ; ) {
    if (question !== undefined) await asker.reply(question);
    const answer = await prompts.wait(target, dialogue);
    acknowledge(answer);
    if (isCancelWord(answer.text, options)) throw new PromptCancelledError('person', answer);
    const verdict = (await options.validate?.(answer)) ?? true;
    if (verdict === true) return answer;
    [asker, question] = [answer, localize(verdict === false ? TRY_AGAIN : verdict, answer.locale)];
  }
}

function targetOf(ctx: AnyContext, options: PromptOptions, now: number): PromptTarget {
  const { timeoutMs = TIMEOUT_MS, from = ctx.userId } = options;
  const { conversation, plugin } = ctx;
  if (!conversation || !from) throw nobodyToAsk(ctx.eventName);
  return { conversation, from, deadline: now + timeoutMs, plugin };
}

function startDialogue(ctx: AnyContext): Dialogue {
  if (!ctx.turn) throw nobodyToAsk(ctx.eventName);
  return new Dialogue(ctx.turn, ctx);
}

/** The spinner on a button ends when it is taken as an answer, and not when the whole dialogue is over. */
function acknowledge(answer: Answer): void {
  if (answer.kind === 'interaction' && answer.needsAcknowledgement)
    answer.acknowledge().catch((err: unknown) => answer.log.warn({ err }, 'the interaction could not be acknowledged'));
}

function isCancelWord(text: string, { cancelWords = CANCEL_WORDS }: PromptOptions): boolean {
  const said = text.trim().toLowerCase();
  return cancelWords.some((word) => word.toLowerCase() === said);
}

function nobodyToAsk(eventName: string): PluginError {
  return new PluginError({
    'zh-CN': `${eventName} 没有说明在哪个会话、由谁引起，无法提问；请写 prompt(…, { from: 用户 ID }) 或 from: '${ANYONE}'，并在有会话的事件里使用。`,
    en: `${eventName} does not say who caused it and where, so there is nobody to ask; write prompt(…, { from: userId }) or from: '${ANYONE}', on events of a conversation.`,
  });
}
