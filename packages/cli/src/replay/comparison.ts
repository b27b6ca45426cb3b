import { isDeepStrictEqual } from 'node:util';
import { type Answer, type AnswerRules, answersOf } from './answer.js';
import { describeAnswer } from './describe-answer.js';
import { type Change, diff } from './diff.js';
import type { Played } from './player.js';

/** How an event was answered then and now. */
export interface Comparison {
  /** Line of the event in the recording. */
  readonly line: number;
  readonly t: string;
  /** What a person said or pressed, where it is that. */
  readonly said?: string;
  readonly status: 'same' | 'different' | 'timeout';
  /** How many answers it had, and has. */
  readonly recorded: number;
  readonly now: number;
  /** Lines that stay (` `), are gone (`-`) or new (`+`); of answers that are not the same. */
  readonly diff: readonly string[];
  /** What handlers threw. */
  readonly errors: readonly string[];
  /** Whether the bot does not ask for such events. */
  readonly isUnheard: boolean;
}

export function compare({ event, recorded, made, errors, state }: Played, rules: AnswerRules): Comparison {
  const [before, now] = [answersOf(recorded, rules), answersOf(made, rules)];
  const lines = diffOf(before, now);
  const d = Object(event.d) as { content?: unknown; data?: { resolved?: { button_data?: unknown } } };
  const said = d.content ?? d.data?.resolved?.button_data;
  return {
    line: event.line,
    t: event.t,
    said: typeof said === 'string' ? said.trim() : undefined,
    status: state === 'late' ? 'timeout' : lines.length > 0 ? 'different' : 'same',
    recorded: before.length,
    now: now.length,
    diff: lines,
    errors,
    isUnheard: state === 'unheard',
  };
}

function diffOf(before: readonly Answer[], now: readonly Answer[]): string[] {
  const changes = diff(before, now, isSame);
  if (changes.every(({ sign }) => sign === ' ')) return [];
  return paired(changes).flatMap(([gone, come]) => linesOf(gone, come));
}

/** What a handler is refused now was not refused then, or the other way round: that, too, is another answer. */
function isSame(one: Answer, other: Answer): boolean {
  return isDeepStrictEqual({ ...one }, { ...other });
}

type Pair = readonly [gone: Answer | undefined, come: Answer | undefined];

/** What goes and what comes in the same place are one answer that has changed. What stays is not told. */
function paired(changes: readonly Change<Answer>[]): Pair[] {
  const pairs: Pair[] = [];
  let [gone, come]: [Answer[], Answer[]] = [[], []];
  const flush = (): void => {
    for (let i = 0; i < Math.max(gone.length, come.length); i++) pairs.push([gone[i], come[i]]);
    [gone, come] = [[], []];
  };
  for (const { sign, value } of changes) {
    if (sign === ' ') flush();
    else (sign === '-' ? gone : come).push(value);
  }
  flush();
  return pairs;
}

function linesOf(gone: Answer | undefined, come: Answer | undefined): string[] {
  const [before, now] = [gone, come].map((answer) => (answer ? describeAnswer(answer) : []));
  const changes = diff(before ?? [], now ?? [], (one, other) => one === other);
  return changes.map(({ sign, value }) => `${sign} ${value}`);
}
