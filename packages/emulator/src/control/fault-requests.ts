import { FAULTS, type FaultDefinition, isFaultName } from '../faults/catalogue.js';
import type { ActiveFault, Faults } from '../faults/faults.js';
import type { HttpFault } from '../faults/http-fault.js';
import { BadRequest } from './actions.js';

type Body = Record<string, unknown>;

const DROPS: readonly unknown[] = [undefined, 'before', 'after'];

/** `{ fault, … }` by name, or a fault of calls: `path` is contained in theirs, `pattern` is a regular expression. */
export function addFault(faults: Faults, body: Body): number {
  checkCount(body);
  if (body['fault'] !== undefined) return addByName(faults, body);
  faults.http(httpFaultOf(body));
  return faults.active.at(-1)?.id ?? 0;
}

function addByName(faults: Faults, { fault: name, ...options }: Body): number {
  if (typeof name !== 'string' || !isFaultName(name))
    throw new BadRequest(`"fault" is one of ${Object.keys(FAULTS).join(', ')}.`);
  const { defaults } = FAULTS[name] as FaultDefinition;
  for (const [key, value] of Object.entries(options)) {
    if (key === 'times' || key === 'probability') continue;
    if (!Object.hasOwn(defaults, key)) throw new BadRequest(`The fault "${name}" takes no "${key}".`);
    if (typeof value !== typeof defaults[key])
      throw new BadRequest(`"${key}" of the fault "${name}" is a ${typeof defaults[key]}.`);
  }
  return faults.add(name, options).id;
}

function checkCount({ times = 1, probability = 1 }: Body): void {
  if (!Number.isSafeInteger(times) || (times as number) < 1) throw new BadRequest('"times" is a whole number above 0.');
  if (typeof probability !== 'number' || !(probability >= 0 && probability <= 1))
    throw new BadRequest('"probability" is a number from 0 to 1.');
}

function httpFaultOf(body: Body): HttpFault {
  const { pattern, path, drop, ...rest } = body;
  if (!DROPS.includes(drop)) throw new BadRequest('"drop" is before or after.');
  if (typeof pattern === 'string') {
    try {
      return { ...rest, drop, path: new RegExp(pattern) } as HttpFault;
    } catch {
      throw new BadRequest('"pattern" is no regular expression.');
    }
  }
  if (typeof path !== 'string') throw new BadRequest('A fault needs "fault", "path" or "pattern".');
  return { ...rest, drop, path } as HttpFault;
}

/** A fault that is switched on, as JSON of the same shape as it was asked for. */
export function shownFault({ id, name, left, options, probability, http }: ActiveFault): object {
  const chance = probability < 1 ? { probability } : {};
  if (name) return { id, left, fault: name, ...options, ...chance };
  const { path, ...rest } = { ...(http as HttpFault) };
  return { id, left, ...rest, ...(typeof path === 'string' ? { path } : { pattern: path.source }) };
}

/** Every fault there is: its name, what it does, and what it can be told. */
export function faultCatalogue(): object[] {
  return Object.entries(FAULTS).map(([fault, { title, defaults }]) => ({ fault, title, defaults }));
}
