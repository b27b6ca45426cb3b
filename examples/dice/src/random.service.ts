import { randomInt } from 'node:crypto';

/** Where chance comes from. The plugin that names it in its constructor gets an instance of its own. */
export class RandomService {
  /** One number from 1 to `sides` per throw. */
  roll(sides: number, times = 1): number[] {
    return Array.from({ length: times }, () => randomInt(sides) + 1);
  }
}
