import { expectTypeOf } from 'vitest';
import {
  allow,
  type Bot,
  Command,
  Cooldown,
  cooldown,
  defineConfig,
  type LimitRule,
  MemoryLimitStore,
  Plugin,
  Quota,
  quota,
  type TimeLeft,
} from '../../src/index.js';

declare const bot: Bot;

// On a method and on a class.
@Plugin({ name: 'limited' })
@Quota({ limit: 3, every: 'day', timezone: 'UTC', exempt: allow })
export class Limited {
  @Command('roll')
  @Cooldown({ seconds: 5, per: 'chat', reason: (left) => left.text })
  roll() {
    return 'rolled';
  }
}

expectTypeOf(cooldown({ seconds: 5 })).toEqualTypeOf<LimitRule>();
expectTypeOf(cooldown).parameter(0).toHaveProperty('reason');
Cooldown({
  seconds: 5,
  reason: (left) => {
    expectTypeOf(left).toEqualTypeOf<TimeLeft>();
    return { 'zh-CN': '慢点', en: 'slowly' };
  },
});

// @ts-expect-error how long is left out
Cooldown({});
// @ts-expect-error the unit stands in the name
Cooldown({ ms: 500 });
// @ts-expect-error a group is a chat
Cooldown({ seconds: 5, per: 'group' });
// @ts-expect-error a period is left out
Quota({ limit: 3 });
// @ts-expect-error no such period
Quota({ limit: 3, every: 'year' });
// @ts-expect-error no such unit
Quota({ limit: 3, every: { weeks: 1 } });
// @ts-expect-error both languages
Quota({ limit: 3, every: 'day', reason: { en: 'no' } });

bot.command('roll', () => 'rolled', { limits: [cooldown({ seconds: 5 }), quota({ limit: 3, every: { hours: 1 } })] });
bot.on('message', () => {}, { limits: [cooldown({ seconds: 5 })] });
// @ts-expect-error decorators are for classes
bot.command('roll', () => 'rolled', { limits: [Cooldown({ seconds: 5 })] });
// @ts-expect-error what happens to the bot itself is not limited
bot.on('ready', () => {}, { limits: [cooldown({ seconds: 5 })] });

defineConfig({ limits: { cooldowns: 'storage', quotas: new MemoryLimitStore() } });
// @ts-expect-error limits have no file of their own
defineConfig({ limits: { quotas: 'file' } });
