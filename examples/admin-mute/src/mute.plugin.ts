import {
  anyOf,
  Command,
  hasRole,
  localize,
  MessageContext,
  onlyGroup,
  Plugin,
  superuser,
  UseGuards,
  type WireMuteChange,
} from '@qqbotjs/core';
import { whyNot } from './why-not.js';

const MUTED = { 'zh-CN': '已禁言。', en: 'Muted.' };
const UNMUTED = { 'zh-CN': '已解除禁言。', en: 'Unmuted.' };

/** Mutes people in groups, for owners, admins and the people who run the bot. */
@Plugin({ name: 'mute' })
@UseGuards(onlyGroup(), anyOf(hasRole('owner', 'admin'), superuser()))
export class MutePlugin {
  @Command('mute <who:user> [for:duration=10m] -q, --quiet', {
    alias: ['禁言'],
    description: { 'zh-CN': '禁言某人', en: 'mute somebody' },
    examples: ['mute <@12345> 1h30m --quiet'],
  })
  async mute(
    ctx: MessageContext,
    who: string,
    forMs: number,
    options: { quiet: boolean },
  ): Promise<string | undefined> {
    const until = new Date(Date.now() + forMs).toISOString();
    const refusal = await this.#change(ctx, { op: 'add', member_openid: who, mute_expire_at: until });
    return refusal ?? (options.quiet ? undefined : localize(MUTED, ctx.locale));
  }

  @Command('unmute <who:user>', { alias: ['解禁'], description: { 'zh-CN': '解除禁言', en: 'unmute somebody' } })
  async unmute(ctx: MessageContext, who: string): Promise<string> {
    const refusal = await this.#change(ctx, { op: 'del', member_openid: who });
    return refusal ?? localize(UNMUTED, ctx.locale);
  }

  /** @returns Why the platform refused, if it did. */
  async #change(ctx: MessageContext, change: WireMuteChange): Promise<string | undefined> {
    try {
      await ctx.bot.api.groups.editMutes(ctx.conversation.id, [change]);
      return undefined;
    } catch (error) {
      return localize(whyNot(error), ctx.locale);
    }
  }
}
