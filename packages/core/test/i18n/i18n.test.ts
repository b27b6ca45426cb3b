import { afterEach, expect, test, vi } from 'vitest';
import { closest, localize, PluginError, systemLocale, toLocale } from '../../src/index.js';

afterEach(() => vi.unstubAllEnvs());

test.each([
  ['intent', ['intents', 'plugins'], 'intents'],
  ['plugin', ['intents', 'plugins'], 'plugins'],
  ['APPID', ['appId'], 'appId'],
  ['apiI', ['api'], 'api'],
  ['rol', ['roll', 'rock'], 'roll'],
  ['rlol', ['roll'], 'roll'],
  ['骰了', ['骰子'], '骰子'],
  ['x', ['roll'], undefined],
  ['something', ['roll'], undefined],
  ['', ['roll'], undefined],
  ['roll', [], undefined],
])('closest to %j among %j is %j', (word, candidates, expected) => {
  expect(closest(word, candidates)).toBe(expected);
});

test.each([
  ['zh', 'zh-CN'],
  ['zh-Hans-CN', 'zh-CN'],
  ['zh_CN.UTF-8', 'zh-CN'],
  ['ZH-TW', 'zh-CN'],
  ['en-US', 'en'],
  ['de_DE.UTF-8', 'en'],
  ['zhuang', 'en'],
])('%s is spoken to in %s', (tag, locale) => {
  expect(toLocale(tag)).toBe(locale);
});

test('the language of the process is QQBOT_LOCALE, else that of the system', () => {
  for (const name of ['LC_ALL', 'LC_MESSAGES', 'LANG']) vi.stubEnv(name, undefined);
  vi.stubEnv('QQBOT_LOCALE', 'zh-CN');
  expect(systemLocale()).toBe('zh-CN');
  vi.stubEnv('QQBOT_LOCALE', undefined);
  vi.stubEnv('LC_ALL', 'C.UTF-8');
  vi.stubEnv('LANG', 'zh_CN.UTF-8');
  expect(systemLocale()).toBe('zh-CN');
});

test('errors speak the language of the process, and any other when asked', () => {
  const text = { 'zh-CN': '出错了', en: 'It failed' };
  vi.stubEnv('QQBOT_LOCALE', 'zh-CN');
  const error = new PluginError(text);
  expect(error.message).toBe('出错了');
  expect(error.in('en')).toBe('It failed');
  expect(String(error)).toBe('PluginError: 出错了');
  expect(localize('the same everywhere', 'zh-CN')).toBe('the same everywhere');
});
