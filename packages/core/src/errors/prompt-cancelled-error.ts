import type { Context } from '../context/context.js';
import type { Localized } from '../i18n/localized.js';
import { QQBotError } from './qqbot-error.js';

/** Why a prompt got no answer: the person said so, took too long, or was asked something else; the plugin or the bot ends. */
export type PromptCancellation = 'person' | 'timeout' | 'superseded' | 'unload' | 'stop';

/** What the person is told where the handler does not catch it. */
const TEXTS: Readonly<Record<PromptCancellation, Localized>> = {
  person: { 'zh-CN': '已取消。', en: 'Cancelled.' },
  timeout: { 'zh-CN': '等太久了，先到这里。', en: 'That took too long, so let us leave it here.' },
  superseded: { 'zh-CN': '先前的提问已作废。', en: 'The earlier question is void.' },
  unload: {
    'zh-CN': '这个功能正在更新，请稍后重新开始。',
    en: 'This is being updated; please start again in a moment.',
  },
  stop: { 'zh-CN': '机器人正在重启，请稍后重新开始。', en: 'The bot is restarting; please start again in a moment.' },
};

/**
 * A prompt got no answer: `reason` says why.
 *
 * A handler may catch it to tidy up, or to go on without; not caught, it ends the handler without being an error, and the
 * person is told.
 */
export class PromptCancelledError extends QQBotError {
  constructor(
    /** Why nobody answered. */
    readonly reason: PromptCancellation,
    /** The latest event of the dialogue, to reply to. */
    readonly ctx: Context,
  ) {
    super('PROMPT_CANCELLED', TEXTS[reason]);
  }
}
