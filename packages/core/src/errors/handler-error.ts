import type { Context } from '../context/context.js';
import { QQBotError } from './qqbot-error.js';

export interface HandlerErrorDetails {
  /** Name of the plugin, where the handler belongs to one. */
  plugin?: string;
  /** Method name or command. */
  handler: string;
  /** The context that was being handled; absent for what happens outside of events, such as a timer. */
  ctx?: Context;
}

/** A handler or middleware threw; the original is `cause`. The bot goes on. */
export class HandlerError extends QQBotError {
  readonly plugin?: string;
  readonly handler: string;
  readonly ctx?: Context;

  constructor({ plugin, handler, ctx }: HandlerErrorDetails, cause: unknown) {
    const where = plugin ? `${plugin}.${handler}` : handler;
    const why = cause instanceof Error ? cause.message : String(cause);
    super(
      'HANDLER',
      ctx
        ? {
            'zh-CN': `${where} 处理 ${ctx.eventName}（${ctx.eventId ?? '无事件 ID'}）时出错：${why}`,
            en: `${where} failed on ${ctx.eventName} (${ctx.eventId ?? 'no event id'}): ${why}`,
          }
        : { 'zh-CN': `${where} 出错：${why}`, en: `${where} failed: ${why}` },
      { cause },
    );
    this.plugin = plugin;
    this.handler = handler;
    this.ctx = ctx;
  }
}
