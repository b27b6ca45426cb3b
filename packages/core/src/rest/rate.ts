/** How many calls the platform takes in any span of time: of one route, or of one route to one target. */
export class Rate {
  constructor(
    /** Calls that are taken within `windowMs`. */
    readonly count: number,
    /** A span that slides; not an hour of the clock. */
    readonly windowMs: number,
    /** What it is counted for; the bot when absent. */
    readonly target?: string,
  ) {}

  /** The same, for each target on its own: `perSecond(5).per(channelId)`. */
  per(target: string): Rate {
    return new Rate(this.count, this.windowMs, target);
  }
}

/** So many calls in any second. */
export const perSecond = (count: number): Rate => new Rate(count, 1000);

/** So many calls in any minute. */
export const perMinute = (count: number): Rate => new Rate(count, 60_000);
