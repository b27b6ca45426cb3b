import type { AnyContext } from '../context/create-context.js';
import type { Localized } from '../i18n/localized.js';
import { allow, deny, type Guard, named } from './guard.js';
import { isPrivate } from './place.js';

const REASON: Localized = {
  'zh-CN': '只有机器人的超级用户可以使用。',
  en: 'Only superusers of this bot may do this.',
};

/** Lets those through who are `superusers` in the config. In private, anyone else is told their id, for the config. */
export function superuser(): Guard {
  return named('superuser', (ctx) => (ctx.isSuperuser ? allow() : deny(reasonFor(ctx))));
}

/** The id is shown where no one else reads it; of other places it is in the log, see `docs/guards.md`. */
function reasonFor(ctx: AnyContext): Localized {
  const { userId } = ctx;
  if (!userId || !isPrivate(ctx)) return REASON;
  return {
    'zh-CN': `${REASON['zh-CN']}你在这里的 ID 是 ${userId}，管理者可以把它写进配置的 superusers。`,
    en: `${REASON.en} Your id here is ${userId}; whoever runs the bot can add it to superusers in the config.`,
  };
}
