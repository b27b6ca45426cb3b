import { FAULTS, type FaultDefinition, isFaultName } from './catalogue.js';

type Given = Readonly<Record<string, unknown>>;

/** What is wrong with how often something is to happen. */
export function countProblem({ times = 1, probability = 1 }: Given): string | undefined {
  if (!Number.isSafeInteger(times) || (times as number) < 1) return '"times" is a whole number above 0.';
  if (typeof probability !== 'number' || !(probability >= 0 && probability <= 1))
    return '"probability" is a number from 0 to 1.';
  return undefined;
}

/** What is wrong with a fault that is asked for by name, if anything. */
export function faultProblem(name: unknown, options: Given): string | undefined {
  if (typeof name !== 'string' || !isFaultName(name))
    return `There is no fault ${JSON.stringify(name)}: "fault" is one of ${Object.keys(FAULTS).join(', ')}.`;
  const { defaults } = FAULTS[name] as FaultDefinition;
  for (const [key, value] of Object.entries(options)) {
    if (key === 'times' || key === 'probability') continue;
    if (!Object.hasOwn(defaults, key)) return `The fault "${name}" takes no "${key}".`;
    if (typeof value !== typeof defaults[key]) return `"${key}" of the fault "${name}" is a ${typeof defaults[key]}.`;
  }
  return countProblem(options);
}
