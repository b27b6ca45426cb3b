import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import {
  Bot,
  Command,
  createBot,
  type MessageContext,
  type MessageParameters,
  type Messages,
  Plugin,
  type PluginClass,
  PluginError,
  type PluginLocales,
} from '../../src/index.js';
import { startScene } from '../helpers/scene.js';
import { CapturedLog } from '../helpers/captured-log.js';
import { type TemporaryFolder, temporaryFolder } from '../helpers/temporary-folder.js';

/** A plugin that has messages, and does nothing else. */
function withMessages(locales: PluginLocales, defaultLocale?: string, name = 'dice'): PluginClass {
  @Plugin({ name, locales, defaultLocale })
  class MessagesPlugin {}
  return MessagesPlugin;
}

/** A bot that never connects, and what it logged. */
function offline(locale: 'zh-CN' | 'en' = 'en') {
  const log = new CapturedLog();
  const bot = createBot({
    appId: '1',
    clientSecret: 'offline-secret',
    store: 'memory',
    locale,
    log: { level: 'trace', destination: log },
  });
  return { bot, log };
}

/** Says one message, written in English, without a chat. */
async function say(message: string, parameters?: MessageParameters): Promise<string> {
  const { bot } = offline();
  await bot.plugins.load(withMessages({ en: { message } }, 'en'));
  return bot.t('dice.message', parameters);
}

const folderUrl = (folder: TemporaryFolder) => pathToFileURL(`${folder.path}/locales/`);

const loading = (plugin: PluginClass, bot: Bot = offline().bot): Promise<PluginError> =>
  bot.plugins.load(plugin).then(
    () => expect.fail('it loaded'),
    (error: PluginError) => error,
  );

describe('a message', () => {
  @Plugin({
    name: 'dice',
    locales: {
      'zh-CN': { rolled: '{name} 掷出了 {sum} 点', errors: { sides: '最多 {max} 面' } },
      en: { rolled: '{name} rolled {sum}', errors: { sides: 'at most {max} sides' } },
    },
  })
  class DicePlugin {
    @Command('roll <sides:int>')
    roll(ctx: MessageContext, sides: number) {
      return sides > 6 ? ctx.t('dice.errors.sides', { max: 6 }) : ctx.t('dice.rolled', { name: 'Ming', sum: sides });
    }
  }

  test.each([
    ['en', 'Ming rolled 3', 'at most 6 sides'],
    ['zh-CN', 'Ming 掷出了 3 点', '最多 6 面'],
  ] as const)('is said in the language of the config: %s', async (locale, rolled, refused) => {
    await using scene = await startScene({ config: { locale, plugins: [DicePlugin] } });
    const amy = scene.emulator.user('amy');
    expect((await (await amy.says('/roll 3')).nextReply()).content).toBe(rolled);
    expect((await (await amy.says('/roll 7')).nextReply()).content).toBe(refused);
    expect(scene.log.complaints).toEqual([]);
  });

  test.each([
    ['nothing to fill in', undefined, 'nothing to fill in'],
    ['', undefined, ''],
    ['{count, plural, =0 {none} one {# die} other {# dice}}', { count: 0 }, 'none'],
    ['{count, plural, =0 {none} one {# die} other {# dice}}', { count: 1 }, '1 die'],
    ['{count, plural, =0 {none} one {# die} other {# dice}}', { count: 1200 }, '1,200 dice'],
    ['{place, selectordinal, one {#st} two {#nd} other {#th}}', { place: 2 }, '2nd'],
    ['{who, select, me {I} other {they}}', { who: 'me' }, 'I'],
    ['{ok, select, true {yes} other {no}}', { ok: true }, 'yes'],
    ['{price, number, ::currency/CNY}', { price: 5 }, 'CN¥5.00'],
    ['{day, date, ::yyyyMMdd}', { day: new Date(2026, 0, 2) }, '01/02/2026'],
    ["write '{'name'}', it's <b>{name}</b> <@{id}>", { name: 'x', id: 7 }, "write {name}, it's <b>x</b> <@7>"],
    ['{text}', { text: '{name} <b> # ' }, '{name} <b> # '],
  ])('%j with %j is %j', async (message, parameters, said) => {
    expect(await say(message, parameters)).toBe(said);
  });

  test('is there from the constructor of its plugin until the end of onUnload', async () => {
    const said: string[] = [];
    @Plugin({ name: 'dice', locales: { 'zh-CN': { hi: '你好' } } })
    class EarlyPlugin {
      constructor(private readonly bot: Bot) {
        said.push(this.bot.t('dice.hi'));
      }
      onUnload() {
        said.push(this.bot.t('dice.hi'));
      }
    }
    const { bot } = offline();
    await bot.plugins.load(EarlyPlugin);
    await bot.plugins.unload('dice');
    expect(said).toEqual(['你好', '你好']);
  });

  test('of a plugin whose name has dots is found', async () => {
    const { bot } = offline();
    await bot.plugins.load(withMessages({ 'zh-CN': { 'a.b': '一' } }, undefined, 'org.dice.v2'));
    expect(bot.t('org.dice.v2.a.b')).toBe('一');
  });
});

describe('what a language lacks', () => {
  const locales: Readonly<Record<string, Messages>> = {
    ja: { all: 'ja', japanese: 'ja' },
    'zh-CN': { all: 'zh', configured: 'zh', japanese: 'zh' },
    'en-GB': { all: 'gb' },
  };

  test.each([
    ['ja', 'all', 'ja'],
    ['en', 'all', 'gb'],
    ['en-US', 'all', 'gb'],
    ['en', 'configured', 'zh'],
    ['zh-TW', 'all', 'zh'],
    ['zh-Hans-CN', 'all', 'zh'],
    ['ja-JP', 'configured', 'zh'],
    ['fr', 'all', 'zh'],
    ['fr', 'japanese', 'zh'],
    [undefined, 'all', 'zh'],
  ])('asked for %s, "%s" is said in %s', async (language, key, said) => {
    const { bot } = offline('zh-CN');
    await bot.plugins.load(withMessages(locales, 'ja'));
    expect(bot.t(`dice.${key}`, undefined, language)).toBe(said);
  });

  test('is said in the default language, where that of the config lacks it, too', async () => {
    const { bot } = offline('en');
    await bot.plugins.load(withMessages({ ja: { all: 'ja' }, en: {} }, 'ja'));
    expect(bot.t('dice.all', undefined, 'fr')).toBe('ja');
  });

  test('is one warning a file when the plugin is loaded, with the whole list', async () => {
    await using folder = await temporaryFolder({
      'locales/zh-CN.json': JSON.stringify({ rolled: '{name} {sum}', errors: { sides: '', dice: '' }, same: '{x}' }),
      'locales/en.json': JSON.stringify({ rolled: '{name} {total}', errors: { dices: '' }, same: '{x, number}' }),
      'locales/ja.json': JSON.stringify({ rolled: '{name} {sum}', errors: { sides: '', dice: '' }, same: '{x}' }),
    });
    const { bot, log } = offline();
    await bot.plugins.load(withMessages(folderUrl(folder)));
    const [english, original] = ['en.json', 'zh-CN.json'].map((name) => join(folder.path, 'locales', name));
    expect(log.complaints).toEqual([
      `${english} does not match ${original}: missing errors.sides, errors.dice; not in it errors.dices; other placeholders in rolled (-sum +total)`,
    ]);
  });
});

describe('what nobody has', () => {
  test.each(['dice.hello', 'nobody.hello', 'dice', '', '.', 'dice.'])('%j is said as it is', async (key) => {
    const { bot, log } = offline();
    await bot.plugins.load(withMessages({ 'zh-CN': { hi: '你好' } }));
    expect([bot.t(key), bot.t(key)]).toEqual([key, key]);
    expect(log.complaints).toEqual([expect.stringContaining(`no message "${key}"`)]);
  });

  test('a message without its values is said as it is written, with one warning', async () => {
    const { bot, log } = offline();
    await bot.plugins.load(withMessages({ 'zh-CN': { rolled: '{name} 掷出 {sum}' } }));
    expect(bot.t('dice.rolled', { name: 'x' })).toBe('{name} 掷出 {sum}');
    expect(bot.t('dice.rolled')).toBe('{name} 掷出 {sum}');
    expect(log.complaints).toEqual([expect.stringMatching(/"dice.rolled" cannot be filled in.*"sum"/)]);
  });

  test('keys made up without end do not fill the log', async () => {
    const { bot, log } = offline();
    for (let index = 0; index < 1500; index++) bot.t(`made.up.${index}`);
    expect(log.complaints).toHaveLength(1000);
  });
});

describe('locales that are wrong keep the plugin from loading', () => {
  test.each<[problem: string, files: Record<string, string>, complaint: RegExp]>([
    [
      'no folder',
      { 'other/zh-CN.json': '{}' },
      /plugin "dice" point to .*locales.*cannot be read.*"locales" in the files/,
    ],
    ['an empty folder', { 'locales/readme.md': '' }, /no language in .*locales.* of plugin "dice"; add a file/],
    ['no JSON', { 'locales/zh-CN.json': '{"a": "b",}' }, /zh-CN\.json is not valid JSON: .*Mend the file/],
    ['no language', { 'locales/zh_CN.json': '{}' }, /zh_CN\.json: "zh_CN" is no language tag; name it after/],
    [
      'a list',
      { 'locales/zh-CN.json': '{"a": {"b": ["x"]}}' },
      /zh-CN\.json: a\.b must be a string or an object.*not an array/,
    ],
    ['null', { 'locales/zh-CN.json': 'null' }, /zh-CN\.json: all of it must be an object of messages, not null/],
    [
      'a text alone',
      { 'locales/zh-CN.json': '"x"' },
      /zh-CN\.json: all of it must be an object of messages, not string/,
    ],
    ['a key twice', { 'locales/zh-CN.json': '{"a.b": "x", "a": {"b": "y"}}' }, /zh-CN\.json: a\.b is there twice/],
    [
      'a language twice',
      { 'locales/zh-CN.json': '{}', 'locales/zh-cn.json': '{}' },
      /zh-cn\.json: zh-CN is there twice/,
    ],
    [
      'no default language',
      { 'locales/en.json': '{}' },
      /lack its default language zh-CN \(there are en\); add zh-CN\.json, or .*defaultLocale/,
    ],
  ])('%s', async (_problem, files, complaint) => {
    await using folder = await temporaryFolder(files);
    const { bot } = offline();
    const error = await loading(withMessages(folderUrl(folder)), bot);
    expect(error).toBeInstanceOf(PluginError);
    expect(error.message).toMatch(complaint);
    expect(error.in('zh-CN')).toMatch(/请/);
    expect(bot.plugins.names).toEqual([]);
  });

  test('messages that do not parse, all at once, with the place', async () => {
    const error = await loading(
      withMessages({
        'zh-CN': { good: '{a}', open: '点 {sum', deep: { few: '{n, plural, one {x}}' } },
        en: { kind: '{a, name}' },
      }),
    );
    expect(error).toBeInstanceOf(PluginError);
    expect(error.message).toMatch(/^3 messages are not ICU MessageFormat:/);
    expect(error.message).toContain("locales['zh-CN']: open, 1:3: EXPECT_ARGUMENT_CLOSING_BRACE");
    expect(error.message).toContain("locales['zh-CN']: deep.few, 1:20: MISSING_OTHER_CLAUSE");
    expect(error.message).toContain("locales['en']: kind, 1:5: INVALID_ARGUMENT_TYPE");
    expect(error.message).toContain("write a brace that is text as '{'");
  });

  test('a default language that is no tag', async () => {
    const error = await loading(withMessages({ 'zh-CN': {} }, 'zh_CN'));
    expect(error.message).toContain('"zh_CN" is no language tag; write one such as zh-CN');
  });

  test('leave no trace: the plugin loads once they are mended', async () => {
    await using folder = await temporaryFolder({ 'locales/zh-CN.json': '{' });
    const { bot } = offline();
    const plugin = withMessages(folderUrl(folder));
    await loading(plugin, bot);
    await writeFile(join(folder.path, 'locales', 'zh-CN.json'), '\uFEFF{"hi": "你好"}');
    await bot.plugins.load(plugin);
    expect(bot.t('dice.hi')).toBe('你好');
  });
});

describe('unloading', () => {
  test('takes the messages away, and reloading reads them again', async () => {
    await using folder = await temporaryFolder({ 'locales/zh-CN.json': '{"hi": "你好"}' });
    const { bot, log } = offline();
    await bot.plugins.load(withMessages(folderUrl(folder)));
    await writeFile(join(folder.path, 'locales', 'zh-CN.json'), '{"hi": "您好"}');
    await bot.plugins.reload('dice');
    expect(bot.t('dice.hi')).toBe('您好');
    await rm(folder.path, { recursive: true });
    await bot.plugins.unload('dice');
    expect(bot.t('dice.hi')).toBe('dice.hi');
    expect(log.complaints).toHaveLength(1);
  });

  test('reloading files that were broken since leaves the messages as they were, with an error', async () => {
    await using folder = await temporaryFolder({ 'locales/zh-CN.json': '{"hi": "你好"}' });
    const { bot, log } = offline();
    await bot.plugins.load(withMessages(folderUrl(folder)));
    await writeFile(join(folder.path, 'locales', 'zh-CN.json'), '{"hi": ');
    await bot.plugins.reload('dice');
    expect(bot.t('dice.hi')).toBe('你好');
    expect(log.complaints).toEqual([expect.stringMatching(/the messages stay as they were: .*is not valid JSON/)]);
    await writeFile(join(folder.path, 'locales', 'zh-CN.json'), '{"hi": "您好"}');
    await bot.plugins.reload('dice');
    expect(bot.t('dice.hi')).toBe('您好');
  });

  test('leaves those of others', async () => {
    const { bot } = offline();
    await bot.plugins.load(withMessages({ 'zh-CN': { hi: '一' } }));
    await bot.plugins.load(withMessages({ 'zh-CN': { hi: '二' } }, undefined, 'cards'));
    await bot.plugins.unload('dice');
    expect([bot.t('dice.hi'), bot.t('cards.hi')]).toEqual(['dice.hi', '二']);
  });
});
