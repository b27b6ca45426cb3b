/** How many calls the platform takes in any span of time: of one route, or of one route to one target. */
export class Rate {
  constructor(
    readonly count: number,
    readonly windowMs: number,
    /** What it is counted for; the bot when absent. */
    readonly target?: string,
  ) {}

  /** The same, for each target on its own: `perSecond(5).per(channelId)`. */
  per(target: string): Rate {
    return new Rate(this.count, this.windowMs, target);
  }
}

export const perSecond = (count: number): Rate => new Rate(count, 1000);

export const perMinute = (count: number): Rate => new Rate(count, 60_000);
