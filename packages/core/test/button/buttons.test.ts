import { describe, expect, test } from 'vitest';
import {
  type Bot,
  Button,
  button,
  buttonData,
  type ButtonRegistry,
  deny,
  handlerDecorator,
  InteractionContext,
  InteractionResult,
  keyboard,
  type KeyboardButton,
  Plugin,
  PluginError,
  UseGuards,
} from '../../src/index.js';
import { eventually } from '../helpers/eventually.js';
import { type Scene, type SceneOptions, startScene } from '../helpers/scene.js';

const confirm = buttonData('confirm:<id:int>');
const rename = buttonData('rename:<from>:[to:text]');

@Plugin({ name: 'shop' })
class Shop {
  @Button(confirm)
  confirm(_: InteractionContext, id: number): string {
    return `confirmed ${id + 1}`;
  }

  @Button('vote:<poll:int>:up')
  up(_: InteractionContext, poll: number): string {
    return `${poll} up`;
  }

  @Button('vote:<poll:int>:down')
  down(_: InteractionContext, poll: number): string {
    return `${poll} down`;
  }

  @Button('vote:<poll:int>:<stars:int>:<why>')
  rate(_: InteractionContext, ...args: [number, number, string]): string {
    return JSON.stringify(args);
  }

  @Button(rename)
  rename(_: InteractionContext, from: string, to?: string): string {
    return JSON.stringify([from, to]);
  }

  @Button('admin')
  @UseGuards(() => deny('not for you'))
  admin(): string {
    return 'never';
  }
}

/** A bot that shows these buttons to whoever writes. */
function showing(buttons: readonly KeyboardButton[], setUp: (bot: Bot) => unknown, options: SceneOptions = {}) {
  return startScene({
    ...options,
    setUp: (bot) => {
      bot.on('message', (ctx) => ctx.reply(['?', keyboard([buttons])]));
      setUp(bot);
    },
  });
}

async function press({ emulator }: Scene, id = 'b1') {
  const amy = emulator.user('amy');
  return amy.clicks(await (await amy.says('go')).nextReply(), id);
}

async function answerTo(data: string | KeyboardButton, setUp: (bot: Bot) => unknown = (bot) => bot.plugin(Shop)) {
  await using scene = await showing([typeof data === 'string' ? button.callback('Go', data) : data], setUp);
  return (await (await press(scene)).nextReply()).content;
}

describe('@Button', () => {
  test.each([
    ['one value', confirm.button('Yes', 41), 'confirmed 42'],
    ['a fixed word behind the value', 'vote:7:up', '7 up'],
    ['another fixed word', 'vote:7:down', '7 down'],
    ['as many values as it has', 'vote:7:5:so~1so', '[7,5,"so:so"]'],
    ['a value that may be missing', rename.button('Go', 'a:b'), '["a:b",null]'],
    ['text with colons', rename.button('Go', '~', 'c:d~'), '["~","c:d~"]'],
  ])('finds the method by %s', async (_, data, answer) => {
    expect(await answerTo(data)).toBe(answer);
  });

  test('asks guards first, whose reason is the answer', async () => {
    expect(await answerTo('admin')).toBe('not for you');
  });

  test('prefers what says more, whatever was declared first', async () => {
    const setUp = (bot: Bot) =>
      bot
        .button('go:<rest:text>', () => 'text')
        .button('go:<where>', () => 'word')
        .button('go:home', () => 'home');
    expect(await answerTo('go:home', setUp)).toBe('home');
    expect(await answerTo('go:away', setUp)).toBe('word');
    expect(await answerTo('go:far:away', setUp)).toBe('text');
  });

  test('acknowledges as any press of a button', async () => {
    await using scene = await showing([confirm.button('Yes', 1)], (bot) => bot.plugin(Shop));
    expect((await press(scene)).code).toBe(InteractionResult.Ok);
  });

  test('a handler that throws is named by its plugin, and the press fails', async () => {
    const failed: string[] = [];
    @Plugin({ name: 'broken' })
    class Broken {
      @Button('boom')
      boom(): void {
        throw new Error('boom');
      }
    }
    await using scene = await showing([button.callback('Go', 'boom')], (bot) =>
      bot.plugin(Broken).catch(({ plugin, handler }) => failed.push(`${plugin}.${handler}`)),
    );
    expect((await press(scene)).code).toBe(InteractionResult.Failed);
    expect(failed).toEqual(['broken.boom']);
  });
});

describe('bot.button', () => {
  test('does the same without a class, guards included', async () => {
    const guards = [() => deny('closed')];
    expect(await answerTo(confirm.button('Yes', 1), (bot) => bot.button(confirm, (_, id) => `got ${id}`))).toBe(
      'got 1',
    );
    expect(await answerTo('x:1', (bot) => bot.button('x:<n:int>', (_, n) => `${n}`, { guards }))).toBe('closed');
  });
});

describe('who gets a press', () => {
  const declared = (bot: Bot, heard: string[]) =>
    bot
      .button('mine:<id:int>', () => void heard.push('button'))
      .on('interaction', (ctx) => void heard.push(`interaction ${ctx.buttonData}`))
      .on('INTERACTION_CREATE', () => void heard.push('by name'));

  test('of a declared button its handler alone, and who listens by name', async () => {
    const heard: string[] = [];
    await using scene = await showing([button.callback('Go', 'mine:1')], (bot) => declared(bot, heard));
    await press(scene);
    await eventually(() => expect(heard).toEqual(['button', 'by name']));
  });

  test.each(['yours:1', 'mines', '', 'constructor'])('of no declared button (%j) those who listen', async (data) => {
    const heard: string[] = [];
    await using scene = await showing([button.callback('Go', data)], (bot) => declared(bot, heard));
    await press(scene);
    await eventually(() => expect(heard).toEqual([`interaction ${data}`, 'by name']));
  });
});

describe('a button of a former version', () => {
  test.each([
    ['en', 'confirm:five', 'This button is no longer valid.'],
    ['zh-CN', 'confirm:five', '这个按钮已失效。'],
    ['en', 'confirm:1:2', 'This button is no longer valid.'],
    ['en', 'confirm', 'This button is no longer valid.'],
  ] as const)('is answered in the language of the chat (%s, %s)', async (locale, data, answer) => {
    const listened: unknown[] = [];
    await using scene = await showing(
      [button.callback('Go', data)],
      (bot) => bot.plugin(Shop).on('interaction', (ctx) => void listened.push(ctx)),
      { config: { locale } },
    );
    const pressed = await press(scene);
    expect(pressed.code).toBe(InteractionResult.Failed);
    expect((await pressed.nextReply()).content).toBe(answer);
    expect(pressed.replies).toHaveLength(1);
    expect([listened, scene.log.complaints]).toEqual([[], []]);
  });
});

describe('two buttons that cannot be told apart', () => {
  test('are refused, and both owners named', async () => {
    @Plugin({ name: 'market' })
    class Market {
      @Button('confirm:<order>')
      ok(): void {}
    }
    await using scene = await startScene({ setUp: (bot) => bot.plugin(Shop) });
    const load = scene.bot.plugins.load(Market);
    await expect(load).rejects.toThrow(PluginError);
    await expect(load).rejects.toThrow(
      'The button "confirm:<order>" of market.ok cannot be told from "confirm:<id:int>" of shop.confirm; begin one of them with another word.',
    );
    expect(scene.bot.plugins.names).toEqual(['shop']);
  });

  test('are taken when a fixed word or the number of values differs', async () => {
    const setUp = (bot: Bot) =>
      bot
        .button('a:<x:int>', () => '1')
        .button('a:<x:int>:<y:int>', () => '2')
        .button('a:<x:int>:up', () => '3')
        .button('a', () => '0');
    expect(await answerTo('a:1', setUp)).toBe('1');
    expect(await answerTo('a:1:2', setUp)).toBe('2');
    expect(await answerTo('a:1:up', setUp)).toBe('3');
    expect(await answerTo('a', setUp)).toBe('0');
  });
});

describe('a plugin with buttons', () => {
  let registry: ButtonRegistry | undefined;
  const Peek = handlerDecorator<() => void>(({ buttons }) => {
    registry = buttons;
    return () => {};
  });
  @Plugin({ name: 'peek' })
  class PeekPlugin {
    @Peek
    peek(): void {}
  }
  const snapshot = () => registry?.list().map(({ pattern }) => pattern.declaration);

  test('leaves no trace when it is unloaded, and is there once when it was reloaded', async () => {
    await using scene = await showing([button.callback('Go', 'confirm:1')], (bot) =>
      bot.button('confirm:<id:int>:<more>', () => {}).plugin(PeekPlugin),
    );
    const before = snapshot();
    await scene.bot.plugins.load(Shop);
    const loaded = snapshot();
    for (let times = 0; times < 3; times++) await scene.bot.plugins.reload('shop');
    expect(snapshot()).toEqual(loaded);
    expect(loaded).toHaveLength(7);
    await scene.bot.plugins.unload('shop');
    expect(snapshot()).toEqual(before);
    expect(before).toEqual(['confirm:<id:int>:<more>']);
  });

  test('loaded while the bot runs without asking for presses is warned about', async () => {
    await using scene = await startScene({ config: { intents: ['GROUP_AND_C2C_EVENT'] } });
    await scene.bot.plugins.load(Shop);
    expect(scene.log.complaints.join()).toContain('handlers listen to events this connection did not ask for');
  });
});
