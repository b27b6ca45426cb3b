import { use } from '@qqbotjs/core';
import { createTestBot } from '@qqbotjs/testing';
import { describe, expect, test } from 'vitest';
import { WeatherPlugin } from '../src/weather.plugin.js';
import { startFakeWeather } from './fake-weather.js';

const sunny = { sky: '☀️', degrees: 21 };
const rainy = { sky: '🌧️', degrees: 12 };

async function start() {
  const service = await startFakeWeather({ Rome: [sunny, rainy], 北京: [rainy] });
  const bot = await createTestBot({ plugins: [use(WeatherPlugin, { endpoint: service.endpoint })] });
  return { service, bot, [Symbol.asyncDispose]: () => bot.stop().then(() => service[Symbol.asyncDispose]()) };
}

describe('the weather', () => {
  test('is told for as many days as were asked for', async () => {
    await using scene = await start();
    expect(await scene.bot.user('Ming').says('/weather Rome 2')).toEqual(['Rome\n☀️ 21 °C\n🌧️ 12 °C']);
    expect(await scene.bot.user('Hong').says('/天气 Rome')).toEqual(['Rome\n☀️ 21 °C']);
  });

  test('is told in passing, too', async () => {
    await using scene = await start();
    expect(await scene.bot.user('Ming').says('北京天气')).toEqual(['北京\n🌧️ 12 °C']);
  });

  test('of a city nobody knows is not made up', async () => {
    await using scene = await start();
    expect(await scene.bot.user('Ming').says('/weather Atlantis')).toEqual(['No city called "Atlantis".']);
  });

  test('may be asked every three seconds', async () => {
    await using scene = await start();
    const ming = scene.bot.user('Ming');
    await ming.says('/weather Rome');
    expect(await ming.says('/weather Rome')).toEqual([expect.stringMatching(/^Wait \d s/)]);
  });

  test('that cannot be had is apologised for, and logged', async () => {
    await using scene = await start();
    expect(await scene.bot.user('Ming').says('/weather down')).toEqual([
      'The weather cannot be had right now; try again later.',
    ]);
    expect(scene.bot.log.complaints.join()).toContain('The weather service answered 500');
  });
});
