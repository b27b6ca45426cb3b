import type { Localized } from '@qqbotjs/core';
import { FAULTS, type FaultDefinition, type FaultGroup, type FaultName } from '../faults/catalogue.js';
import { countProblem, faultProblem } from '../faults/fault-problem.js';
import type { ActiveFault, Faults } from '../faults/faults.js';
import type { HttpFault } from '../faults/http-fault.js';
import type { ScenarioMoment } from '../faults/scenario.js';
import { BadRequest } from './bad-request.js';

type Body = Record<string, unknown>;

const DROPS: readonly unknown[] = [undefined, 'before', 'after'];

/** `{ fault, … }` by name, or a fault of calls: `path` is contained in theirs, `pattern` is a regular expression. */
export function addFault(faults: Faults, body: Body): number {
  if (body['fault'] !== undefined) return addByName(faults, body);
  const problem = countProblem(body);
  if (problem) throw new BadRequest(problem);
  faults.http(httpFaultOf(body));
  return faults.active.at(-1)?.id ?? 0;
}

function addByName(faults: Faults, { fault: name, ...options }: Body): number {
  const problem = faultProblem(name, options);
  if (problem) throw new BadRequest(problem);
  return faults.add(name as FaultName, options).id;
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
export type FaultView = {
  id: number;
  left: number | null;
  struck: number;
  fault?: FaultName;
  probability?: number;
} & Body;

export function shownFault({ id, name, left, struck, options, probability, http }: ActiveFault): FaultView {
  const chance = probability < 1 ? { probability } : {};
  if (name) return { id, left, struck, fault: name, ...options, ...chance };
  const { path, ...rest } = { ...(http as HttpFault) };
  return { id, left, struck, ...rest, ...(typeof path === 'string' ? { path } : { pattern: path.source }) };
}

/** What is known about a fault with a name. */
export interface FaultKind {
  fault: FaultName;
  group: FaultGroup;
  title: Localized;
  defaults: FaultDefinition['defaults'];
  /** Whether it happens once, at once, instead of from now on. */
  isInstant: boolean;
}

/** Every fault there is: its name, what it does, and what it can be told. */
export function faultCatalogue(): FaultKind[] {
  return Object.entries(FAULTS).map(([name, { group, title, defaults, act }]) => ({
    fault: name as FaultName,
    group,
    title,
    defaults,
    isInstant: act !== undefined,
  }));
}

/** What goes wrong now, and what did so far. */
export interface FaultsView {
  active: FaultView[];
  struck: Readonly<Partial<Record<FaultName, number>>>;
  scenario?: { name: string; steps: number; taken: number; waitsFor?: ScenarioMoment };
}

export function faultsView({ active, struck, scenario }: Faults): FaultsView {
  const { name = '', steps = 0, taken = 0, waitsFor } = scenario ?? {};
  return { active: active.map(shownFault), struck, scenario: scenario && { name, steps, taken, waitsFor } };
}
