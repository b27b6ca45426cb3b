import type { ActiveFault, Emulator, FaultName, FaultOptions } from '@qqbotjs/emulator';

/** A fault that is switched on, until it is disposed of. */
export interface TestFault extends Disposable {
  /** How often it happened. */
  readonly struck: number;
  /** Switches it off. */
  stop(): void;
}

/**
 * What goes wrong, by the names of the emulator's catalogue: `bot.faults`. `bot.emulator.faults` can do more: any answer to
 * any call, and scenarios.
 */
export class TestFaults {
  readonly #emulator: Emulator;

  /** @internal */
  constructor(emulator: Emulator) {
    this.#emulator = emulator;
  }

  /**
   * Lets something go wrong from now on, or at once: `using fault = bot.faults.start('send-500', { times: 1 })`.
   *
   * @param options - Of the fault, and how often it happens: `times`, `probability`.
   */
  start<Name extends FaultName>(name: Name, options: FaultOptions<Name> = {}): TestFault {
    const { faults } = this.#emulator;
    const fault = faults.add(name, options);
    const stop = (): void => faults.remove(fault.id);
    return {
      get struck() {
        return fault.struck;
      },
      stop,
      [Symbol.dispose]: stop,
    };
  }

  /**
   * Lets something go wrong while something is done: `await bot.faults.during('line-cut', () => ming.says('/ping'))`.
   *
   * @returns What the action gives.
   * @throws Error when the fault did not happen meanwhile: a test of it would show nothing. What the action throws comes first.
   */
  during<T>(name: FaultName, action: () => T): Promise<Awaited<T>>;
  /** The same, told how: `during('send-500', { times: 1 }, () => …)`. */
  during<Name extends FaultName, T>(name: Name, options: FaultOptions<Name>, action: () => T): Promise<Awaited<T>>;
  async during<Name extends FaultName, T>(
    name: Name,
    ...[first, second]: [action: () => T] | [options: FaultOptions<Name>, action: () => T]
  ): Promise<Awaited<T>> {
    const [options, action] = typeof first === 'function' ? [{}, first] : [first, second as () => T];
    using fault = this.start(name, options);
    const result = await action();
    if (fault.struck === 0) throw didNotHappen(name, this.#emulator.faults.active);
    return result;
  }
}

function didNotHappen(name: FaultName, active: readonly ActiveFault[]): Error {
  const others = active.flatMap((fault) => (fault.name && fault.name !== name ? [fault.name] : []));
  const older = others.length > 0 ? ` Older faults come first: ${others.join(', ')}.` : '';
  return new Error(`The fault "${name}" did not happen: nothing it concerns was done meanwhile.${older}`);
}
