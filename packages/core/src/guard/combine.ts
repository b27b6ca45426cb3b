import type { Localized } from '../i18n/localized.js';
import { allow, deny, type Guard, type GuardAnswer, nameOf, named } from './guard.js';

type Guards = readonly [Guard, ...Guard[]];

/**
 * Lets through what one of these lets through; they are asked in their order until one does. The reason is the first that
 * was given: put the way in that is open to most people first.
 */
export function anyOf(...guards: Guards): Guard {
  return named(`anyOf(${namesOf(guards)})`, async (ctx) => {
    let denial: GuardAnswer | undefined;
    for (const guard of guards) {
      const answer = await guard(ctx);
      if (answer.allowed) return answer;
      denial = denial && hasReason(denial) ? denial : answer;
    }
    return denial ?? deny();
  });
}

/** Lets through what all of these let through; the first that does not is the last one asked, and gives the reason. */
export function allOf(...guards: Guards): Guard {
  return named(`allOf(${namesOf(guards)})`, async (ctx) => {
    for (const guard of guards) {
      const answer = await guard(ctx);
      if (!answer.allowed) return answer;
    }
    return allow();
  });
}

/** Lets through what this guard does not. Without a reason the rest passes in silence. */
export function not(guard: Guard, reason?: Localized | string): Guard {
  const denial = deny(reason);
  return named(`not(${nameOf(guard)})`, async (ctx) => ((await guard(ctx)).allowed ? denial : allow()));
}

function hasReason(answer: GuardAnswer): boolean {
  return !answer.allowed && answer.reason !== undefined;
}

function namesOf(guards: readonly Guard[]): string {
  return guards.map(nameOf).join(', ');
}
