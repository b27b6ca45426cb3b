import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  type AnyContext,
  button,
  Command,
  deny,
  FileStore,
  file,
  keyboard,
  type MessageContext,
  MemoryStore,
  Plugin,
  PluginError,
  UseGuards,
} from '../../src/index.js';
import { botFor, type Scene, startPlatform, startScene } from '../helpers/scene.js';
import { temporaryFolder } from '../helpers/temporary-folder.js';

const closed = () => deny({ 'zh-CN': '今天不营业。', en: 'Closed today.' });

@Plugin({
  name: 'words',
  locales: { 'zh-CN': { hello: '你好' }, en: { hello: 'hello' }, ja: { hello: 'こんにちは' } },
})
class WordsPlugin {
  @Command('hello')
  hello(ctx: MessageContext) {
    return `${ctx.t('words.hello')} ${ctx.locale} ${ctx.language}`;
  }

  @Command('menu')
  menu(ctx: MessageContext) {
    return [ctx.t('words.hello'), keyboard([[button.callback('?', 'hello', { id: 'hello' })]])];
  }

  @Command('language [tag]')
  async language(ctx: MessageContext, tag?: string) {
    await ctx.setLocale(tag);
    return ctx.t('words.hello');
  }

  @Command('count <to:int>')
  count(_ctx: MessageContext, to: number) {
    return `${to}`;
  }

  @Command('shop')
  @UseGuards(closed)
  shop() {
    return 'never';
  }

  @Command('long')
  long() {
    return 'word '.repeat(40);
  }

  @Command('report')
  report() {
    return file('./report.pdf');
  }
}

type Person = { says(text: string): Promise<{ nextReply(): Promise<{ content: string }> }> };

const asks = async (person: Person, text: string) => {
  const reply = await (await person.says(text)).nextReply();
  return reply.content;
};

const open = (config: Parameters<typeof botFor>[1] = {}): Promise<Scene> =>
  startScene({ config: { locale: 'zh-CN', plugins: [WordsPlugin], ...config } });

describe('a chat that chooses a language', () => {
  test('is spoken to in it from then on, and no other chat is', async () => {
    await using scene = await open();
    const { emulator } = scene;
    const [amy, bob] = [emulator.user('amy'), emulator.user('bob')];
    const lobby = emulator.group('lobby').member('amy');
    expect(await asks(amy, '/hello')).toContain('你好 zh-CN zh-CN');
    expect(await asks(amy, '/language en')).toBe('hello');
    expect(await asks(amy, '/hello')).toContain('hello en en');
    expect(await asks(bob, '/hello')).toContain('你好 zh-CN zh-CN');
    expect(await asks(lobby, '/hello')).toContain('你好 zh-CN zh-CN');
  });

  test('goes back to that of the config', async () => {
    await using scene = await open();
    const amy = scene.emulator.user('amy');
    await asks(amy, '/language en');
    expect(await asks(amy, '/language')).toBe('你好');
    expect(await asks(amy, '/hello')).toContain('你好 zh-CN zh-CN');
  });

  test.each([
    ['ja', 'こんにちは', 'en ja'],
    ['zh-tw', '你好', 'zh-CN zh-TW'],
    ['EN-us', 'hello', 'en en-US'],
    ['fr', '你好', 'en fr'],
  ])('may choose any: %s', async (tag, hello, languages) => {
    await using scene = await open();
    const amy = scene.emulator.user('amy');
    expect(await asks(amy, `/language ${tag}`)).toBe(hello);
    expect(await asks(amy, '/hello')).toContain(`${hello} ${languages}`);
  });

  test('hears everything the framework says in it', async () => {
    await using scene = await open({ replies: { maxTextLength: 60, limits: { c2c: { limit: 1 } } } });
    const amy = scene.emulator.user('amy');
    const heard = async () => [
      await asks(amy, '/count six'),
      await asks(amy, '/shop'),
      (await asks(amy, '/long')).slice(-20),
    ];
    expect(await heard()).toEqual([
      expect.stringContaining('需要一个整数'),
      '今天不营业。',
      expect.stringContaining('内容过长，已截断'),
    ]);
    await asks(amy, '/language en');
    expect(await heard()).toEqual([
      expect.stringContaining('takes a whole number'),
      'Closed today.',
      expect.stringContaining('too long, cut here'),
    ]);
  });

  test('reads the names of what it cannot show in it', async () => {
    await using scene = await open();
    const member = scene.emulator.channel('general').member('amy');
    expect(await asks(member, '/report')).toBe('[文件 report.pdf]');
    await asks(member, '/language en');
    expect(await asks(member, '/report')).toBe('[file report.pdf]');
  });

  test('is the same for whatever happens in it', async () => {
    const seen: unknown[] = [];
    const note = (ctx: AnyContext) => void seen.push([ctx.kind, ctx.locale, ctx.t('words.hello')]);
    await using scene = await startScene({
      config: { locale: 'zh-CN', plugins: [WordsPlugin] },
      setUp: (bot) => bot.on('interaction', note).on('GROUP_MEMBER_ADD', note),
    });
    const lobby = scene.emulator.group('lobby');
    await asks(lobby.member('amy'), '/language en');
    const shown = await (await lobby.member('amy').says('/menu')).nextReply();
    await lobby.member('bob').clicks(shown, 'hello');
    lobby.memberJoins('cora');
    await expect
      .poll(() => seen)
      .toEqual([
        ['interaction', 'en', 'hello'],
        ['event', 'en', 'hello'],
      ]);
  });

  test('is known from outside, and can be told its language', async () => {
    await using scene = await open();
    const { bot, emulator } = scene;
    const amy = emulator.user('amy');
    const conversation = { scene: 'c2c', id: amy.openid } as const;
    expect(bot.languages.of(conversation)).toBe('zh-CN');
    await bot.languages.set(conversation, 'ja');
    expect(bot.languages.of(conversation)).toBe('ja');
    expect(bot.languages.localeOf(conversation)).toBe('en');
    expect(bot.t('words.hello', undefined, bot.languages.of(conversation))).toBe('こんにちは');
    expect(await asks(amy, '/hello')).toContain('こんにちは');
  });
});

describe('what was chosen', () => {
  test('survives a restart, and so does going back', async () => {
    await using folder = await temporaryFolder();
    await using emulator = await startPlatform();
    const run = async (...texts: string[]) => {
      const store = new FileStore(join(folder.path, 'store'));
      await using bot = botFor(emulator, { locale: 'zh-CN', plugins: [WordsPlugin], store });
      await bot.start();
      const answers: unknown[] = [];
      for (const text of texts) answers.push(await asks(emulator.user('amy'), text));
      return answers;
    };
    expect(await run('/language en')).toEqual(['hello']);
    expect(await run('/hello', '/language')).toEqual([expect.stringContaining('hello en en'), '你好']);
    expect(await run('/hello')).toEqual([expect.stringContaining('你好 zh-CN')]);
  });

  test('by many chats at once is kept of all', async () => {
    const store = new MemoryStore();
    await using scene = await open({ store });
    const chats = Array.from({ length: 50 }, (_, index) => ({ scene: 'group', id: `group-${index}` }) as const);
    await Promise.all(chats.map((chat, index) => scene.bot.languages.set(chat, index % 2 ? 'en' : 'ja')));
    await using emulator = await startPlatform();
    await using other = botFor(emulator, { appId: scene.emulator.bot.appId, store, locale: 'zh-CN' });
    await other.languages.load();
    expect(chats.map((chat) => other.languages.of(chat))).toEqual(chats.map((_, index) => (index % 2 ? 'en' : 'ja')));
  });

  test('is kept nowhere once nobody has a choice', async () => {
    const store = new MemoryStore();
    await using scene = await open({ store });
    const chat = { scene: 'group', id: 'lobby' } as const;
    await scene.bot.languages.set(chat, 'en');
    await scene.bot.languages.set(chat, undefined);
    expect(await store.get(`languages:${scene.emulator.bot.appId}`)).toBeUndefined();
  });

  test('and cannot be kept is not taken up either', async () => {
    await using scene = await open({ store: failing('set') });
    const chat = { scene: 'group', id: 'lobby' } as const;
    await expect(scene.bot.languages.set(chat, 'en')).rejects.toThrow('the disk is full');
    expect(scene.bot.languages.of(chat)).toBe('zh-CN');
  });

  test('and cannot be read does not keep the bot from answering', async () => {
    await using scene = await open({ store: failing('get') });
    expect(scene.log.complaints).toContainEqual(expect.stringContaining('languages chats have chosen cannot be read'));
    expect(await asks(scene.emulator.user('amy'), '/hello')).toContain('你好 zh-CN');
  });
});

describe('a choice that cannot be', () => {
  test('is refused with the reason, and changes nothing', async () => {
    await using scene = await open();
    const chat = { scene: 'group', id: 'lobby' } as const;
    for (const tag of ['zh_CN', '', 'in English please', '中文', '__proto__']) {
      const error = await scene.bot.languages.set(chat, tag).catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(PluginError);
      expect((error as PluginError).message).toContain(`"${tag}" is no language tag`);
    }
    expect(scene.bot.languages.of(chat)).toBe('zh-CN');
  });

  test('of an event that happened nowhere is refused, too', async () => {
    const thrown: unknown[] = [];
    await using scene = await startScene({
      setUp: (bot) =>
        bot.on('GUILD_MEMBER_ADD', async (ctx) => {
          await ctx.setLocale('en').catch((error: unknown) => thrown.push(error));
        }),
    });
    scene.emulator.guild('castle').memberJoins('amy');
    await expect.poll(() => thrown).toEqual([expect.any(PluginError)]);
    expect((thrown[0] as PluginError).message).toContain('bot.languages.set(conversation, language)');
  });
});

/** A store that knows nothing of languages but how to fail. */
function failing(method: 'get' | 'set') {
  const store = new MemoryStore();
  const original = store[method].bind(store) as (...args: unknown[]) => Promise<never>;
  return Object.assign(store, {
    [method]: async (key: string, ...rest: unknown[]) => {
      if (key.startsWith('languages')) throw new Error('the disk is full');
      return original(key, ...rest);
    },
  });
}
