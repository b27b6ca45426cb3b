import type { EmulatedBot, EmulatedBotOptions } from './bot.js';
import type { SessionStore } from './gateway/session-store.js';
import type { SavedPlatform } from './platform-state.js';
import { StateError } from './state/state-error.js';

const MAX_BOTS = 100;

type NamedBot = EmulatedBotOptions & { appId: string };

/** What things are made with. */
export interface RebuildTools {
  createBot(options: NamedBot): EmulatedBot;
  /** Empty. */
  readonly sessions: SessionStore;
}

/** @throws Error for bots that cannot be on one platform. */
export function checkBots(bots: readonly EmulatedBot[]): void {
  const twice = bots.find(({ appId }, index) => bots.findIndex((one) => one.appId === appId) !== index);
  if (twice) throw new Error(`There is already a bot with app id ${twice.appId}.`);
  if (bots.length > MAX_BOTS) throw new RangeError(`The emulator holds at most ${MAX_BOTS} bots.`);
  if (bots.length === 0) throw new RangeError('An emulator needs a bot.');
}

function contradiction(error: unknown): StateError {
  const why = error instanceof Error ? error.message : String(error);
  return new StateError(
    {
      'zh-CN': `状态前后不一致（${why}）。请改用另一份用 emulator.saveTo(path) 保存的状态，或不带 state 启动。`,
      en: `The state contradicts itself (${why}). Take another one that emulator.saveTo(path) wrote, or start without a state.`,
    },
    { cause: error },
  );
}

function rebuiltBot(
  saved: SavedPlatform['bots'][number],
  given: NamedBot | undefined,
  tools: RebuildTools,
): EmulatedBot {
  const bot = tools.createBot({
    appId: saved.appId,
    clientSecret: given?.clientSecret ?? saved.clientSecret,
    username: given?.username ?? saved.username,
    webhook: given?.webhook ?? saved.webhook?.address,
  });
  bot.load(saved);
  return bot;
}

/**
 * Makes everything a state holds aside, so that one that does not fit together changes nothing.
 *
 * @param given - Counts more than what the state says of a bot of this app id; others are added.
 * @throws {@link StateError}
 */
export function rebuild(saved: SavedPlatform, given: readonly NamedBot[], tools: RebuildTools) {
  try {
    const givenOf = (appId: string): NamedBot | undefined => given.find((one) => one.appId === appId);
    const known = saved.bots.map((one) => rebuiltBot(one, givenOf(one.appId), tools));
    const others = given.filter(({ appId }) => known.every((bot) => bot.appId !== appId));
    const bots = [...known, ...others.map((one) => tools.createBot(one))];
    checkBots(bots);
    tools.sessions.load(saved.sessions, bots);
    return { bots, sessions: tools.sessions };
  } catch (error) {
    throw contradiction(error);
  }
}
