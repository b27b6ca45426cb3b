import type { AnyContext } from '../context/create-context.js';
import type { InteractionResult } from '../rest/api/interactions.js';
import type { Localized } from '../i18n/localized.js';

/** That a handler may not run, and why. */
export interface Denial {
  /** Tells it from the answer that lets it run. */
  readonly allowed: false;
  /** Said to the person; without it nothing is said. */
  readonly reason?: Localized | string;
  /** What the client shows, where a button was pressed. @defaultValue `InteractionResult.NoPermission` */
  readonly result?: InteractionResult;
}

/** Whether a handler may run, and if not, why. */
export type GuardAnswer = { readonly allowed: true } | Denial;

/**
 * Decides whether one handler may run for an event. Also decides whether `/help` shows a command, so it looks and does not
 * change anything. Logs and errors call it by the name of the function. One that throws denies, and its error is reported.
 */
export type Guard = (ctx: AnyContext) => GuardAnswer | Promise<GuardAnswer>;

const ALLOWED: GuardAnswer = { allowed: true };

/** The handler may run. */
export function allow(): GuardAnswer {
  return ALLOWED;
}

/**
 * The handler may not run. The reason is replied to who asked for something: by a command, a button, or a message to the
 * bot. Without a reason, and for what a handler merely overhears, the event passes in silence.
 *
 * @param result - What the client shows, where a button was pressed. @defaultValue `InteractionResult.NoPermission`
 */
export function deny(reason?: Localized | string, result?: InteractionResult): GuardAnswer {
  return { allowed: false, reason, result };
}

/** Gives a guard the name that logs and errors call it by. */
export function named(name: string, guard: Guard): Guard {
  return Object.defineProperty(guard, 'name', { value: name });
}

/** What logs and errors call a guard. */
export function nameOf(guard: Guard): string {
  return guard.name || 'guard';
}
