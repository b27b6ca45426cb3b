/** Something that goes wrong between bot and platform. */
export interface HttpFault {
  /** Only calls with this method; any when missing. */
  method?: string;
  /** A string has to be contained in the path. */
  path: RegExp | string;
  /** How often it happens; for ever when missing. */
  times?: number;
  /** Answers this instead of doing the work. */
  respond?: { status: number; body?: unknown; headers?: Record<string, string> };
  /** Waits before anything else, in milliseconds. */
  delayMs?: number;
  /** `before`: the connection is reset and nothing is done. `after`: the work is done, then the answer is lost. */
  drop?: 'before' | 'after';
}

/** A fault that is switched on. */
export interface ActiveFault {
  id: number;
  fault: HttpFault;
  /** How often it may still happen; `null` = for ever. */
  left: number | null;
}

/** Faults that are switched on; the oldest that fits a call happens. At most 1000. */
export class Faults {
  readonly #active = new Map<number, ActiveFault>();
  #count = 0;

  get active(): readonly ActiveFault[] {
    return [...this.#active.values()];
  }

  /** @returns A function that switches it off. */
  http(fault: HttpFault): () => void {
    const id = this.add(fault);
    return () => this.remove(id);
  }

  /** @returns The number to remove it by. */
  add(fault: HttpFault): number {
    if (this.#active.size >= 1000) throw new RangeError('At most 1000 faults can be switched on.');
    const id = ++this.#count;
    this.#active.set(id, { id, fault, left: fault.times ?? null });
    return id;
  }

  remove(id: number): void {
    this.#active.delete(id);
  }

  clear(): void {
    this.#active.clear();
  }

  /** The fault that happens to this call, counted. @internal */
  take(method: string, path: string): HttpFault | undefined {
    const hit = this.active.find(({ fault }) => {
      if (fault.method && fault.method.toUpperCase() !== method) return false;
      return typeof fault.path === 'string' ? path.includes(fault.path) : path.search(fault.path) !== -1;
    });
    if (!hit) return undefined;
    if (hit.left !== null) hit.left -= 1;
    if (hit.left === 0) this.#active.delete(hit.id);
    return hit.fault;
  }
}
