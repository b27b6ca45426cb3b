import type { Context } from '../context/context.js';
import type { Localized } from '../i18n/localized.js';
import { QQBotError } from './qqbot-error.js';

/** What a {@link HandlerError} is made from. */
export interface HandlerErrorDetails {
  /** Name of the plugin, where the handler belongs to one. */
  plugin?: string;
  /** Method name or command. */
  handler: string;
  /** The guard of the handler that threw, where it was one. */
  guard?: string;
  /** The context that was being handled; absent for what happens outside of events, such as a timer. */
  ctx?: Context;
}

/** A handler or middleware threw; the original is `cause`. The bot goes on. */
export class HandlerError extends QQBotError {
  /** Name of the plugin, where the handler belongs to one. */
  readonly plugin?: string;
  /** Method name or command. */
  readonly handler: string;
  /** The guard that threw in its stead; the handler did not run then. */
  readonly guard?: string;
  /** What was being handled; absent for what happens outside of events, such as a timer. */
  readonly ctx?: Context;

  constructor(details: HandlerErrorDetails, cause: unknown) {
    super('HANDLER', describe(details, cause instanceof Error ? cause.message : String(cause)), { cause });
    this.plugin = details.plugin;
    this.handler = details.handler;
    this.guard = details.guard;
    this.ctx = details.ctx;
  }
}

function describe(details: HandlerErrorDetails, why: string): Localized {
  const { ctx } = details;
  const who = nameOf(details);
  if (!ctx) return { 'zh-CN': `${who['zh-CN']} 出错：${why}`, en: `${who.en} failed: ${why}` };
  return {
    'zh-CN': `${who['zh-CN']} 处理 ${ctx.eventName}（${ctx.eventId ?? '无事件 ID'}）时出错：${why}`,
    en: `${who.en} failed on ${ctx.eventName} (${ctx.eventId ?? 'no event id'}): ${why}`,
  };
}

function nameOf({ plugin, handler, guard }: HandlerErrorDetails): Localized {
  const name = plugin ? `${plugin}.${handler}` : handler;
  if (guard === undefined) return { 'zh-CN': name, en: name };
  return { 'zh-CN': `${name} 的守卫 ${guard}`, en: `The guard ${guard} of ${name}` };
}
