import { describe, expect, test } from 'vitest';
import type { Bot, MessageContext } from '../../src/index.js';
import { eventually } from '../helpers/eventually.js';
import { type Scene, startScene } from '../helpers/scene.js';

/** A bot that keeps the contexts of messages, and a way to get the next one. */
async function hearing(options: Parameters<typeof startScene>[0] = {}) {
  const contexts: MessageContext[] = [];
  const setUp = (bot: Bot) => bot.on('message', (ctx) => void contexts.push(ctx)).on('MESSAGE_CREATE', () => {});
  const scene: Scene = await startScene({ ...options, setUp });
  const next = async (say: (scene: Scene) => unknown): Promise<MessageContext> => {
    const before = contexts.length;
    await say(scene);
    return eventually(() => {
      const ctx = contexts[before];
      if (!ctx) throw new Error('no message came');
      return ctx;
    });
  };
  return { ...scene, next, [Symbol.asyncDispose]: () => scene[Symbol.asyncDispose]() };
}

describe('in a one-to-one chat', () => {
  test('everybody is spoken to, and the author is their openid', async () => {
    await using scene = await hearing();
    const amy = scene.emulator.user('amy');
    const ctx = await scene.next(() => amy.says('  hello  '));
    expect(ctx).toMatchObject({
      kind: 'message',
      text: 'hello',
      eventName: 'C2C_MESSAGE_CREATE',
      isMentioned: true,
      conversation: { scene: 'c2c', id: amy.openid },
      author: { id: amy.openid, name: '', isBot: false, role: undefined },
      messageId: ctx.raw.d.id,
      locale: 'en',
      bot: scene.bot,
    });
    expect(ctx.eventId).toMatch(/^C2C_MESSAGE_CREATE:/);
    expect(ctx.budget.remaining).toBe(4);
    expect(ctx.budget.expiresAt).toBe(ctx.receivedAt + 3_600_000);
  });

  test('text is taken as it is: no entities here', async () => {
    await using scene = await hearing();
    const ctx = await scene.next(({ emulator }) => emulator.user('amy').says('1 &lt; 2'));
    expect(ctx.text).toBe('1 &lt; 2');
  });
});

describe('in a group', () => {
  test('the space the mention left behind is gone, and the author is the member', async () => {
    await using scene = await hearing();
    const amy = scene.emulator.group('lobby').member('amy');
    amy.role = 'admin';
    const ctx = await scene.next(() => amy.says('/weather Beijing '));
    expect(ctx).toMatchObject({
      text: '/weather Beijing',
      isMentioned: true,
      conversation: { scene: 'group', id: scene.emulator.group('lobby').openid },
      author: { id: amy.openid, name: 'amy', isBot: false, role: 'admin' },
    });
  });

  test('without a mention the bot was not spoken to', async () => {
    await using scene = await hearing();
    const group = scene.emulator.group('lobby');
    group.receiveAll = true;
    const ctx = await scene.next(() => group.member('amy').says('hi all', { mention: false }));
    expect(ctx).toMatchObject({ text: 'hi all', isMentioned: false, eventName: 'GROUP_MESSAGE_CREATE' });
  });

  test('in the full event its own mention is removed and those of others stay', async () => {
    await using scene = await hearing({ settings: { mentionWhenHearingAll: 'GROUP_MESSAGE_CREATE' } });
    const group = scene.emulator.group('lobby');
    group.receiveAll = true;
    const { robotOpenid: own } = group;
    const extra = { content: ` <@${own}> hi <@OTHER> ` };
    const ctx = await scene.next(() => group.member('amy').says('', { extra }));
    expect(ctx).toMatchObject({ text: 'hi <@OTHER>', isMentioned: true });
  });

  test('@everyone alone does not speak to the bot', async () => {
    await using scene = await hearing();
    const group = scene.emulator.group('lobby');
    group.receiveAll = true;
    const extra = { mentions: [{ scope: 'all', is_you: true, username: '全体成员' }] };
    const ctx = await scene.next(() => group.member('amy').says('hi all', { mention: false, extra }));
    expect(ctx.isMentioned).toBe(false);
  });
});

describe('in a channel', () => {
  test('the mention is removed, entities are resolved, and the author is the guild user', async () => {
    await using scene = await hearing();
    const channel = scene.emulator.channel('general');
    const amy = channel.member('amy');
    const ctx = await scene.next(() => amy.says('1 < 2 && <b> &lt; '));
    expect(ctx).toMatchObject({
      text: '1 < 2 && <b> &lt;',
      isMentioned: true,
      conversation: { scene: 'channel', id: channel.id },
      author: { id: amy.id, name: 'amy', isBot: false },
    });
    expect(ctx.budget.remaining).toBe(Number.POSITIVE_INFINITY);
  });

  test('what somebody typed to look like a mention stays', async () => {
    await using scene = await hearing();
    const { id } = scene.emulator.bot;
    const ctx = await scene.next(({ emulator }) => emulator.channel('general').member('amy').says(`<@!${id}> typed`));
    expect(ctx.text).toBe(`<@!${id}> typed`);
  });

  test('a message that does not mention it was not for the bot', async () => {
    await using scene = await hearing();
    const ctx = await scene.next(({ emulator }) =>
      emulator.channel('general').member('amy').says('hi all', { mention: false }),
    );
    expect(ctx).toMatchObject({ eventName: 'MESSAGE_CREATE', isMentioned: false, text: 'hi all' });
  });

  test('a message to everybody that mentions it was', async () => {
    await using scene = await hearing();
    const { id } = scene.emulator.bot;
    const extra = { content: `<@${id}> hi`, mentions: [{ id, bot: true }] };
    const ctx = await scene.next(({ emulator }) =>
      emulator.channel('general').member('amy').says('', { mention: false, extra }),
    );
    expect(ctx).toMatchObject({ isMentioned: true, text: 'hi' });
  });
});

describe('in a direct message', () => {
  test('the conversation is the private session', async () => {
    await using scene = await hearing();
    const session = scene.emulator.directMessage('amy');
    const ctx = await scene.next(() => session.says('psst & quiet'));
    expect(ctx).toMatchObject({
      text: 'psst & quiet',
      isMentioned: true,
      conversation: { scene: 'dm', id: session.guildId },
      author: { id: session.userId, name: 'amy', isBot: false },
    });
  });
});

describe('what real payloads leave out', () => {
  test.each([
    ['content null', { content: null }],
    ['content empty', { content: '' }],
    ['content a space', { content: ' ' }],
    ['no content', { content: undefined }],
  ])('%s is an empty text', async (_, extra) => {
    await using scene = await hearing();
    const ctx = await scene.next(({ emulator }) => emulator.group('lobby').member('amy').says('', { extra }));
    expect(ctx.text).toBe('');
  });

  test.each([
    ['mentions null', { mentions: null }],
    ['attachments null', { attachments: null }],
    ['message_scene null', { message_scene: null }],
    [
      'only an author',
      { mentions: undefined, message_scene: undefined, message_type: undefined, timestamp: undefined },
    ],
  ])('%s does no harm', async (_, extra) => {
    await using scene = await hearing();
    const group = scene.emulator.group('lobby');
    group.receiveAll = true;
    const ctx = await scene.next(() => group.member('amy').says('hi', { mention: false, extra }));
    expect([ctx.text, ctx.isMentioned, ctx.author.name]).toEqual(['hi', false, 'amy']);
  });

  test('an author with nothing but an id has that id and no name', async () => {
    await using scene = await hearing();
    const ctx = await scene.next(({ emulator }) =>
      emulator
        .channel('general')
        .member('amy')
        .says('hi', { extra: { author: { id: '42' } } }),
    );
    expect(ctx.author).toEqual({ id: '42', name: '', isBot: false, role: 'member', roles: ['1'] });
  });
});

test('lines logged by a context carry the id of its event', async () => {
  await using scene = await hearing();
  const ctx = await scene.next(({ emulator }) => emulator.user('amy').says('hi'));
  ctx.log.info('from the handler');
  expect(scene.log.lines.at(-1)).toMatchObject({ msg: 'from the handler', event: ctx.eventId });
});
