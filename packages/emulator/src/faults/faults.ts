import { FAULTS, type FaultDefinition, type FaultName, type FaultOptions, type FaultStage } from './catalogue.js';
import { concerns, type HttpFault } from './http-fault.js';

/** A fault that is switched on. */
export interface ActiveFault {
  id: number;
  /** Absent for one made of an {@link HttpFault}. */
  name?: FaultName;
  options: Readonly<Record<string, unknown>>;
  http?: HttpFault;
  probability: number;
  /** How often it may still happen; `null` = for ever. */
  left: number | null;
}

/** What goes wrong, on purpose. Of several that fit, the oldest happens. At most 1000 are switched on. */
export class Faults {
  readonly #stage: FaultStage;
  readonly #active = new Map<number, ActiveFault>();
  #count = 0;

  constructor(stage: FaultStage) {
    this.#stage = stage;
  }

  get active(): readonly ActiveFault[] {
    return [...this.#active.values()];
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
    return { id: 0, name, options, probability: 1, left: 0 };
  }

  remove(id: number): void {
    this.#active.delete(id);
  }

  clear(): void {
    this.#active.clear();
  }

  /** Whether a lasting fault happens now, and with which options; counted. @internal */
  take<Name extends FaultName>(name: Name): (typeof FAULTS)[Name]['defaults'] | undefined {
    if (this.#active.size === 0) return undefined;
    const hit = this.#first((fault) => fault.name === name && !fault.http);
    return hit?.options;
  }

  /** The fault that happens to this call, counted. @internal */
  takeHttp(method: string, path: string): HttpFault | undefined {
    return this.#first(({ http }) => http !== undefined && concerns(http, method, path))?.http;
  }

  #first(fits: (fault: ActiveFault) => boolean): ActiveFault | undefined {
    const hit = this.active.find((fault) => fits(fault) && Math.random() < fault.probability);
    if (!hit) return undefined;
    if (hit.left !== null) hit.left -= 1;
    if (hit.left === 0) this.#active.delete(hit.id);
    return hit;
  }

  #keep({
    times,
    probability = 1,
    ...fault
  }: Pick<ActiveFault, 'name' | 'options' | 'http'> & { times?: number; probability?: number }): ActiveFault {
    if (this.#active.size >= 1000) throw new RangeError('At most 1000 faults can be switched on.');
    const active = { ...fault, id: ++this.#count, probability, left: times ?? null };
    this.#active.set(active.id, active);
    return active;
  }
}
