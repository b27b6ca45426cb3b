import type { FaultName, FaultOptions } from './catalogue.js';
import { awaitedMessage, type Scenario, type ScenarioMoment, type ScenarioStep } from './scenario.js';

/** What a scenario needs of the faults. */
export interface ScenarioDesk {
  begin(name: FaultName, options: FaultOptions): void;
  end(name: FaultName | 'all'): void;
  /** Listens to the messages people send. @returns A function that ends that. */
  onMessage(listener: () => void): () => void;
  /** Told after each step, and at the end. */
  changed(): void;
}

/** A scenario that is being played. */
export class ScenarioRun {
  /** Empty when the scenario has none. */
  readonly name: string;
  /** How many steps it has. */
  readonly steps: number;
  /** Resolves after the last step, or when it is stopped. What a step switched on may go on after that. */
  readonly done: Promise<'played' | 'stopped'>;
  readonly #waiting: ScenarioStep[];
  readonly #desk: ScenarioDesk;
  readonly #stopListening: () => void;
  #resolve: (how: 'played' | 'stopped') => void = () => undefined;
  #timer: NodeJS.Timeout | undefined;
  #messages = 0;
  #isOver = false;

  /** @internal */
  constructor({ name = '', steps }: Scenario, desk: ScenarioDesk) {
    this.name = name;
    this.steps = steps.length;
    this.#waiting = [...steps];
    this.#desk = desk;
    this.done = new Promise((resolve) => {
      this.#resolve = resolve;
    });
    this.#stopListening = desk.onMessage(() => this.#heard());
  }

  /** @internal */
  start(): this {
    this.#wait();
    return this;
  }

  /** Steps taken so far. */
  get taken(): number {
    return this.steps - this.#waiting.length;
  }

  /** What the next step waits for; `undefined` when there is none. */
  get waitsFor(): ScenarioMoment | undefined {
    const [next] = this.#waiting;
    return next && (next.after ?? 0);
  }

  /** Whether the last step was taken, or it was stopped. */
  get isOver(): boolean {
    return this.#isOver;
  }

  /** Takes no further step. What is switched on stays so. */
  stop(): void {
    this.#finish('stopped');
  }

  #heard(): void {
    this.#messages += 1;
    const after = this.waitsFor;
    // at once, and not in a turn of its own: the step concerns this very message
    if (after !== undefined && typeof after !== 'number') this.#wait();
  }

  /** Takes every step whose moment has come, and waits for the next one. */
  #wait(): void {
    for (let after = this.waitsFor; after !== undefined; after = this.waitsFor) {
      const message = awaitedMessage(after);
      if (message !== undefined && message > this.#messages) return;
      if (message === undefined && after !== 0) return this.#sleep(after as number);
      this.#take();
      if (this.#isOver) return;
    }
    this.#finish('played');
  }

  #sleep(ms: number): void {
    this.#timer = setTimeout(() => {
      this.#take();
      if (!this.#isOver) this.#wait();
    }, ms);
    this.#timer.unref();
  }

  #take(): void {
    const step = this.#waiting.shift();
    if (!step) return;
    const { after: _, ...rest } = step;
    if ('end' in rest) this.#desk.end(rest.end);
    else {
      const { fault, ...options } = rest;
      this.#desk.begin(fault, options);
    }
    this.#desk.changed();
  }

  #finish(how: 'played' | 'stopped'): void {
    if (this.#isOver) return;
    this.#isOver = true;
    clearTimeout(this.#timer);
    this.#stopListening();
    this.#resolve(how);
    this.#desk.changed();
  }
}
