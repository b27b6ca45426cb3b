import { isRecord } from '../http/is-record.js';
import type { FaultName, FaultOptions } from './catalogue.js';
import { isFaultName } from './catalogue.js';
import { faultProblem } from './fault-problem.js';

/**
 * When a step happens: so many milliseconds after the one before it (the first: after the start), or with the n-th
 * message that people send since the start, just before the bot gets it.
 */
export type ScenarioMoment = number | `message ${number}`;

/** A step that lets something go wrong, with the options of that fault, or one that ends it. */
export type ScenarioStep = { after?: ScenarioMoment } & (
  | { [Name in FaultName]: { fault: Name } & FaultOptions<Name> }[FaultName]
  | { end: FaultName | 'all' }
);

/** Things that go wrong one after another; as JSON, a file to keep beside the tests. */
export interface Scenario {
  /** For people who watch. */
  name?: string;
  /** At least one, taken in their order. */
  steps: readonly ScenarioStep[];
}

/** A scenario that cannot be played; the text names the step. */
export class ScenarioError extends Error {
  /** Tells it from other errors where the class is another copy. */
  override readonly name = 'ScenarioError';
}

const MAX_STEPS = 1000;
const MESSAGE = /^message ([1-9]\d{0,8})$/;

/** Which message a step waits for; `undefined` for one that waits for time. */
export function awaitedMessage(after: ScenarioMoment): number | undefined {
  return typeof after === 'number' ? undefined : Number(MESSAGE.exec(after)?.[1]);
}

function momentProblem(after: unknown): string | undefined {
  if (typeof after === 'number' && after >= 0 && after <= 2 ** 31 - 1) return undefined;
  if (typeof after === 'string' && MESSAGE.test(after)) return undefined;
  return '"after" is a number of milliseconds, or "message 3" for the third message.';
}

function stepProblem(step: unknown): string | undefined {
  if (!isRecord(step)) return 'an object with "fault" or "end" is expected.';
  const { after = 0, fault, end, ...options } = step;
  const problem = momentProblem(after);
  if (problem) return problem;
  if ((fault === undefined) === (end === undefined)) return 'either "fault" or "end" is needed.';
  if (fault !== undefined) return faultProblem(fault, options);
  if (end !== 'all' && !(typeof end === 'string' && isFaultName(end))) return '"end" is the name of a fault, or "all".';
  const [extra] = Object.keys(options);
  return extra && `a step with "end" takes no "${extra}".`;
}

/** Checks what a file holds. @throws {@link ScenarioError} naming the step, counted from 1. */
export function checkScenario(value: unknown): Scenario {
  if (!isRecord(value) || !Array.isArray(value['steps']))
    throw new ScenarioError('A scenario is an object with a list "steps".');
  const { name, steps, ...rest } = value as { name?: unknown; steps: unknown[] };
  const [extra] = Object.keys(rest).filter((key) => !key.startsWith('$'));
  if (extra) throw new ScenarioError(`A scenario takes no "${extra}", only "name" and "steps".`);
  if (name !== undefined && typeof name !== 'string') throw new ScenarioError('"name" of a scenario is a text.');
  if (steps.length === 0) throw new ScenarioError('A scenario needs at least one step.');
  if (steps.length > MAX_STEPS) throw new ScenarioError(`A scenario takes at most ${MAX_STEPS} steps.`);
  for (const [index, step] of steps.entries()) {
    const problem = stepProblem(step);
    if (problem) throw new ScenarioError(`Step ${index + 1}: ${problem}`);
  }
  return value as unknown as Scenario;
}
