import type { Context } from '../context/context.js';
import { QQBotError } from './qqbot-error.js';

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
  readonly plugin?: string;
  readonly handler: string;
  /** The guard that threw in its stead; the handler did not run then. */
  readonly guard?: string;
  readonly ctx?: Context;

  constructor({ plugin, handler, guard, ctx }: HandlerErrorDetails, cause: unknown) {
    const named = plugin ? `${plugin}.${handler}` : handler;
    const where =
      guard === undefined
        ? { 'zh-CN': named, en: named }
        : { 'zh-CN': `${named} 的守卫 ${guard}`, en: `The guard ${guard} of ${named}` };
    const why = cause instanceof Error ? cause.message : String(cause);
    super(
      'HANDLER',
      ctx
        ? {
            'zh-CN': `${where['zh-CN']} 处理 ${ctx.eventName}（${ctx.eventId ?? '无事件 ID'}）时出错：${why}`,
            en: `${where.en} failed on ${ctx.eventName} (${ctx.eventId ?? 'no event id'}): ${why}`,
          }
        : { 'zh-CN': `${where['zh-CN']} 出错：${why}`, en: `${where.en} failed: ${why}` },
      { cause },
    );
    this.plugin = plugin;
    this.handler = handler;
    this.guard = guard;
    this.ctx = ctx;
  }
}
