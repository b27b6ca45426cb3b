import { Command, Cooldown, type HandlerError, Hears, localize, MessageContext, OnError, Plugin } from '@qqbotjs/core';
import { z } from 'zod';
import { WeatherService } from './weather.service.js';

const SORRY = { 'zh-CN': '查不到天气，请稍后再试。', en: 'The weather cannot be had right now; try again later.' };

/** Tells the weather, asked by command or in passing. */
@Plugin({ name: 'weather' })
export class WeatherPlugin {
  static readonly options = z.strictObject({ endpoint: z.url().default('http://127.0.0.1:8787/weather') });

  constructor(private readonly weather: WeatherService) {}

  @Command('weather <city> [days:int=1]', {
    alias: ['天气'],
    description: { 'zh-CN': '查天气', en: 'the weather of a city' },
    examples: ['weather 北京', 'weather Rome 3'],
  })
  @Cooldown({ seconds: 3 })
  async tell(ctx: MessageContext, city: string, days: number): Promise<string> {
    const forecast = await this.weather.forecast(city, Math.min(Math.max(days, 1), 7));
    if (!forecast) return localize({ 'zh-CN': `不认识“${city}”。`, en: `No city called "${city}".` }, ctx.locale);
    return [city, ...forecast.map(({ sky, degrees }) => `${sky} ${degrees} °C`)].join('\n');
  }

  @Hears(/^(?<city>\S{1,20})天气$/)
  @Cooldown({ seconds: 3 })
  hear(ctx: MessageContext, { groups }: RegExpExecArray): Promise<string> {
    return this.tell(ctx, groups?.city ?? '', 1);
  }

  @OnError()
  async sorry({ ctx }: HandlerError): Promise<void> {
    await ctx?.reply(localize(SORRY, ctx.locale));
  }
}
