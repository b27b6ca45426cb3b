import { inject, Injectable, OPTIONS, type OptionsOf } from '@qqbotjs/core';
import type { WeatherPlugin } from './weather.plugin.js';

/** One day, as the service tells it. */
export interface Day {
  readonly sky: string;
  readonly degrees: number;
}

/** Asks `GET <endpoint>/<city>?days=<n>`, which answers with a list of days, or 404 for a city it does not know. */
@Injectable()
export class WeatherService {
  constructor(@inject(OPTIONS) private readonly options: OptionsOf<typeof WeatherPlugin>) {}

  /** @returns `undefined` when the city is not known. */
  async forecast(city: string, days: number): Promise<readonly Day[] | undefined> {
    const url = `${this.options.endpoint}/${encodeURIComponent(city)}?days=${days}`;
    const response = await fetch(url, { signal: AbortSignal.timeout(5000) });
    if (response.status === 404) return undefined;
    if (!response.ok) throw new Error(`The weather service answered ${response.status}`);
    return (await response.json()) as readonly Day[];
  }
}
