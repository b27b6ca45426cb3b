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
