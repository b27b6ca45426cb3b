/** What can be made again from its name and its state. */
interface Kept<S> {
  save(): S;
  load(saved: S): void;
}

/** Everything of a table of names, as it is saved. */
export function savedNames<S>(table: NameTable<Kept<S>>): [string, S][] {
  return table.entries.map(([name, thing]) => [name, thing.save()]);
}

/** Makes everything again, under its name. */
export function loadNames<S>(table: NameTable<Kept<S>>, saved: readonly (readonly [string, S])[]): void {
  for (const [name, state] of saved) table.get(name).load(state);
}

/** Things that are made the first time their name is used, and stay the same object. */
export class NameTable<T> {
  readonly #things = new Map<string, T>();
  readonly #create: (name: string) => T;

  constructor(create: (name: string) => T) {
    this.#create = create;
  }

  get all(): readonly T[] {
    return [...this.#things.values()];
  }

  get entries(): readonly (readonly [string, T])[] {
    return [...this.#things];
  }

  /** @throws RangeError past 20 000 names: forgetting one would break "the same object afterwards". */
  get(name: string): T {
    const known = this.#things.get(name);
    if (known !== undefined) return known;
    if (this.#things.size >= 20_000) throw new RangeError('The emulator holds at most 20 000 of each kind of name.');
    const made = this.#create(name);
    this.#things.set(name, made);
    return made;
  }

  find(matches: (thing: T) => boolean): T | undefined {
    for (const thing of this.#things.values()) if (matches(thing)) return thing;
    return undefined;
  }
}
