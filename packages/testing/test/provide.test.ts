import { Command, inject, Injectable, type InjectionToken, Plugin, type PluginScope } from '@qqbotjs/core';
import { expect, test } from 'vitest';
import { createTestBot } from '../src/index.js';

const UNIT: InjectionToken<string> = Symbol('UNIT');

@Injectable()
class Network {
  get(): string {
    throw new Error('tests do not reach the network');
  }
}

@Injectable()
class WeatherService {
  constructor(private readonly network: Network) {}

  async today(city: string): Promise<string> {
    return `${city}: ${this.network.get()}`;
  }
}

@Plugin({ name: 'units' })
class UnitsPlugin {
  onLoad(scope: PluginScope): void {
    scope.provide(UNIT, 'F');
  }
}

@Plugin({ name: 'weather', requires: ['units'] })
class WeatherPlugin {
  constructor(
    private readonly weather: WeatherService,
    @inject(UNIT) private readonly unit: string,
  ) {}

  @Command('weather <city>')
  async tell(_: unknown, city: string): Promise<string> {
    return `${await this.weather.today(city)} ${this.unit}`;
  }
}

const plugins = [UnitsPlugin, WeatherPlugin];

test('a service of a plugin is replaced, and what it would need is not built', async () => {
  await using bot = await createTestBot({ plugins, provide: [[WeatherService, { today: async () => 'sunny, 20' }]] });
  expect(await bot.user('Ming').says('/weather Beijing')).toEqual(['sunny, 20 F']);
  await bot.restart();
  expect(await bot.user('Ming').says('/weather Beijing')).toEqual(['sunny, 20 F']);
});

test('what a service itself needs is replaced, and so is what another plugin provides', async () => {
  await using bot = await createTestBot({
    plugins,
    provide: [
      [Network, { get: () => 'rain, 8' }],
      [UNIT, 'C'],
    ],
  });
  expect(await bot.user('Ming').says('/weather Beijing')).toEqual(['Beijing: rain, 8 C']);
});
