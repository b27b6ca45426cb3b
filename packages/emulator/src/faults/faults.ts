import { FAULTS, type FaultDefinition, type FaultName, type FaultOptions, type FaultStage } from './catalogue.js';
import { concerns, type HttpFault } from './http-fault.js';
import { checkScenario, type Scenario } from './scenario.js';
import { ScenarioRun } from './scenario-run.js';
import { Signal } from '../signal.js';

/** A fault that is switched on. */
export interface ActiveFault {
  /** Switches it off again. */
  id: number;
  /** Absent for one made of an {@link HttpFault}. */
  name?: FaultName;
  /** What it was told, defaults filled in. */
  options: Readonly<Record<string, unknown>>;
  /** Which calls it happens to, and what happens; absent of others. */
  http?: HttpFault;
  /** From 0 to 1, each time it could happen. */
  probability: number;
  /** How often it may still happen; `null` = for ever. */
  left: number | null;
  /** How often it happened. */
  struck: number;
}

const MAX_ACTIVE = 1000;

/** What goes wrong, on purpose. Of several that fit, the oldest happens. At most 1000 are switched on. */
export class Faults {
  /** Something was switched on or off, or happened. @internal */
  readonly changed = new Signal<void>();
  readonly #stage: FaultStage;
  readonly #struck = new Map<FaultName, number>();
  #run: ScenarioRun | undefined;
  readonly #active = new Map<number, ActiveFault>();
  #count = 0;

  constructor(stage: FaultStage) {
    this.#stage = stage;
  }

  /** What is switched on now, the oldest first. */
  get active(): readonly ActiveFault[] {
    return [...this.#active.values()];
  }

  /** How often each happened so far, also those that are over. */
  get struck(): Readonly<Partial<Record<FaultName, number>>> {
    return Object.fromEntries(this.#struck);
  }

  /** The scenario that is being played, if any. */
  get scenario(): ScenarioRun | undefined {
    return this.#run?.isOver === false ? this.#run : undefined;
  }

  /**
   * Lets things go wrong one after another, as a file tells. It takes the place of a scenario that is being played.
   *
   * @throws ScenarioError naming the step that cannot be understood; nothing has changed then.
   */
  play(scenario: Scenario): ScenarioRun {
    const checked = checkScenario(scenario);
    this.#run?.stop();
    this.#run = new ScenarioRun(checked, {
      begin: (name, options) => this.#begin(name, options),
      end: (name) => this.#end(name),
      onMessage: (listener) => this.#stage.onMessage(listener),
      changed: () => this.changed.emit(),
    });
    return this.#run.start();
  }

  /**
   * Lets something of the catalogue go wrong: at once, or from now on.
   *
   * @returns A function that switches it off.
   */
  start<Name extends FaultName>(name: Name, options: FaultOptions<Name> = {}): () => void {
    const { id } = this.add(name, options);
    return () => this.remove(id);
  }

  /** Makes calls of the API fail in any way. @returns A function that switches it off. */
  http(fault: HttpFault): () => void {
    const { times, probability, ...options } = fault;
    const { id } = this.#keep({ options, http: fault, times, probability });
    return () => this.remove(id);
  }

  /** As {@link start}. @returns The fault, with the number to remove it by. */
  add(name: FaultName, { times, probability, ...given }: FaultOptions): ActiveFault {
    const { defaults, act, http } = FAULTS[name] as FaultDefinition;
    const options = { ...defaults, ...given } as typeof defaults;
    if (!act) return this.#keep({ name, options, http: http?.(options), times, probability });
    act(this.#stage, options);
    this.#tally(name);
    return { id: 0, name, options, probability: 1, left: 0, struck: 1 };
  }

  /** Switches one off. @param id - Of an {@link ActiveFault}. */
  remove(id: number): void {
    if (this.#active.delete(id)) this.changed.emit();
  }

  /** Switches everything off, and stops the scenario that is being played. */
  clear(): void {
    this.#run?.stop();
    this.#end('all');
  }

  /** Whether a lasting fault happens now, and with which options; counted. @internal */
  take<Name extends FaultName>(name: Name): (typeof FAULTS)[Name]['defaults'] | undefined {
    if (this.#active.size === 0) return undefined;
    const hit = this.#first((fault) => fault.name === name && !fault.http);
    return hit?.options;
  }

  /** The fault that happens to this call, counted. @internal */
  takeHttp(method: string, path: string): ActiveFault | undefined {
    return this.#first(({ http }) => http !== undefined && concerns(http, method, path));
  }

  #first(fits: (fault: ActiveFault) => boolean): ActiveFault | undefined {
    const hit = this.active.find((fault) => fits(fault) && Math.random() < fault.probability);
    if (!hit) return undefined;
    hit.struck += 1;
    if (hit.left !== null) hit.left -= 1;
    if (hit.left === 0) this.#active.delete(hit.id);
    this.#tally(hit.name);
    return hit;
  }

  #tally(name: FaultName | undefined): void {
    if (name) this.#struck.set(name, (this.#struck.get(name) ?? 0) + 1);
    this.changed.emit();
  }

  /** Nobody is there to catch what a step throws: without room for another fault the scenario stops. */
  #begin(name: FaultName, options: FaultOptions): void {
    if (this.#active.size >= MAX_ACTIVE) this.#run?.stop();
    else this.add(name, options);
  }

  #end(name: FaultName | 'all'): void {
    for (const fault of this.active) if (name === 'all' || fault.name === name) this.#active.delete(fault.id);
    this.changed.emit();
  }

  #keep({
    times,
    probability = 1,
    ...fault
  }: Pick<ActiveFault, 'name' | 'options' | 'http'> & { times?: number; probability?: number }): ActiveFault {
    if (this.#active.size >= MAX_ACTIVE)
      throw new RangeError(`At most ${MAX_ACTIVE} faults can be switched on; end some of them.`);
    const active = { ...fault, id: ++this.#count, probability, left: times ?? null, struck: 0 };
    this.#active.set(active.id, active);
    this.changed.emit();
    return active;
  }
}
