import type { AnyContext } from '../context/create-context.js';
import type { Localized } from '../i18n/localized.js';

/** Whether a handler may run, and if not, why. */
export type GuardAnswer =
  | { readonly allowed: true }
  | { readonly allowed: false; readonly reason?: Localized | string };

/** Decides whether one handler may run for an event. Also decides whether `/help` shows a command. */
export type Guard = (ctx: AnyContext) => GuardAnswer | Promise<GuardAnswer>;

const ALLOWED: GuardAnswer = { allowed: true };

/** The handler may run. */
export function allow(): GuardAnswer {
  return ALLOWED;
}

/** The handler may not run. The reason is replied; without one the event passes in silence. */
export function deny(reason?: Localized | string): GuardAnswer {
  return { allowed: false, reason };
}
