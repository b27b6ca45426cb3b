import { describe, expect, test } from 'vitest';
import {
  anyOf,
  autoAcknowledge,
  type Bot,
  type BotHandlerOptions,
  cooldown,
  deny,
  hasRole,
  type InteractionContext,
  InteractionResult,
  not,
  superuser,
} from '../../src/index.js';
import { eventually } from '../helpers/eventually.js';
import { type Scene, startScene } from '../helpers/scene.js';

const BUTTON = {
  content: {
    rows: [
      {
        buttons: [
          {
            id: 'ok',
            render_data: { label: 'OK' },
            action: { type: 1, permission: { type: 2 }, data: 'confirm:1' },
          } as const,
        ],
      },
    ],
  },
};

/** A bot that shows a button to whoever writes. */
const showing = (bot: Bot): Bot =>
  bot.on('message', (ctx) => ctx.reply({ msg_type: 2, markdown: { content: '?' }, keyboard: BUTTON }));

/** One that handles its click like this. */
function clicking(onClick: (ctx: InteractionContext) => unknown, more: (bot: Bot) => unknown = () => {}) {
  return startScene({
    setUp: (bot) => {
      more(bot);
      showing(bot).on('interaction', onClick);
    },
  });
}

const acknowledgements = ({ emulator }: Scene) =>
  emulator.log.entries.flatMap((entry) => (entry.kind === 'call' && entry.method === 'PUT' ? [entry.requestBody] : []));

describe('a click', () => {
  test('in a one-to-one chat names button, data, person and place', async () => {
    const seen: InteractionContext[] = [];
    await using scene = await clicking((ctx) => void seen.push(ctx));
    const amy = scene.emulator.user('amy');
    const clicked = await amy.clicks(await (await amy.says('go')).nextReply(), 'ok');
    expect(seen[0]).toMatchObject({
      kind: 'interaction',
      buttonId: 'ok',
      buttonData: 'confirm:1',
      userId: amy.openid,
      conversation: { scene: 'c2c', id: amy.openid },
      eventId: clicked.id,
      needsAcknowledgement: true,
    });
  });

  test('in a group the person is the member', async () => {
    const seen: InteractionContext[] = [];
    await using scene = await clicking((ctx) => void seen.push(ctx));
    const amy = scene.emulator.group('lobby').member('amy');
    await amy.clicks(await (await amy.says('go')).nextReply(), 'ok');
    expect(seen[0]).toMatchObject({
      userId: amy.openid,
      conversation: { scene: 'group', id: scene.emulator.group('lobby').openid },
    });
  });

  test('in a channel the person is the guild user', async () => {
    const seen: InteractionContext[] = [];
    await using scene = await clicking((ctx) => void seen.push(ctx));
    const amy = scene.emulator.channel('general').member('amy');
    await amy.clicks(await (await amy.says('go')).nextReply(), 'ok');
    expect(seen[0]).toMatchObject({
      userId: amy.id,
      conversation: { scene: 'channel', id: scene.emulator.channel('general').id },
    });
  });

  test('a dialog of the platform has neither button nor a client that waits', async () => {
    const seen: InteractionContext[] = [];
    await using scene = await clicking((ctx) => void seen.push(ctx));
    const d = { id: 'i1', application_id: '1', type: 18, user_openid: 'A1', data: { resolved: {} } };
    scene.emulator.dispatch('INTERACTION_CREATE', d);
    await eventually(() => expect(seen).toHaveLength(1));
    expect(seen[0]).toMatchObject({ buttonId: undefined, buttonData: undefined, needsAcknowledgement: false });
    expect(acknowledgements(scene)).toEqual([]);
  });
});

describe('the acknowledgement', () => {
  test('is sent once the handlers have finished', async () => {
    await using scene = await clicking(() => {});
    const amy = scene.emulator.user('amy');
    const clicked = await amy.clicks(await (await amy.says('go')).nextReply(), 'ok');
    expect([clicked.acked, clicked.code]).toEqual([true, InteractionResult.Ok]);
  });

  test('says what the handler says, and is not sent twice', async () => {
    await using scene = await clicking((ctx) => ctx.acknowledge(InteractionResult.NoPermission));
    const amy = scene.emulator.user('amy');
    const clicked = await amy.clicks(await (await amy.says('go')).nextReply(), 'ok');
    expect(clicked.code).toBe(InteractionResult.NoPermission);
    await amy.says('again');
    expect(acknowledgements(scene)).toEqual([{ code: InteractionResult.NoPermission }]);
  });

  test('says that it failed when a handler threw', async () => {
    await using scene = await clicking(() => {
      throw new Error('out of coffee');
    });
    const amy = scene.emulator.user('amy');
    const clicked = await amy.clicks(await (await amy.says('go')).nextReply(), 'ok');
    expect(clicked.code).toBe(InteractionResult.Failed);
  });

  const press = async (scene: Scene) => {
    const amy = scene.emulator.group('Tea').member('amy');
    const clicked = await amy.clicks(await (await amy.says('go')).nextReply(), 'ok');
    return [clicked.code, ...clicked.replies.map(({ content }) => content)];
  };

  test.each<[string, BotHandlerOptions, number, string[]]>([
    ['a guard denied', { guards: [() => deny('not you')] }, InteractionResult.NoPermission, ['not you']],
    ['a guard denied in silence', { guards: [() => deny()] }, InteractionResult.NoPermission, []],
    [
      'a guard denied who has another name for it',
      { guards: [() => deny('twice', 3)] },
      InteractionResult.Duplicate,
      ['twice'],
    ],
    [
      'it is for admins',
      { guards: [hasRole('owner', 'admin')] },
      InteractionResult.AdminsOnly,
      ['Only the owner and admins may do this.'],
    ],
    [
      'one of several guards is for admins',
      { guards: [anyOf(hasRole('owner'), superuser())] },
      5,
      ['Only the owner may do this.'],
    ],
    [
      'ordinary members may, too, and one is none',
      { guards: [not(hasRole('member'))] },
      InteractionResult.NoPermission,
      [],
    ],
  ])('says so when %s', async (_, options, code, replies) => {
    await using scene = await startScene({
      setUp: (bot) => showing(bot).button('confirm:<id:int>', () => 'done', options),
    });
    expect(await press(scene)).toEqual([code, ...replies]);
  });

  test('says that it was too frequent when a cooldown is not over, also when nothing is said about it', async () => {
    const limits = [cooldown({ seconds: 60 })];
    await using scene = await startScene({
      setUp: (bot) => showing(bot).button('confirm:<id:int>', () => 'done', { limits }),
    });
    expect(await press(scene)).toEqual([InteractionResult.Ok, 'done']);
    expect(await press(scene)).toEqual([InteractionResult.TooFrequent, 'Wait 1 min']);
    expect(await press(scene)).toEqual([InteractionResult.TooFrequent]);
  });

  test('says that it went well when one of several handlers was not kept from running', async () => {
    await using scene = await startScene({
      setUp: (bot) =>
        showing(bot)
          .on('interaction', () => 'first', { guards: [() => deny('not you')] })
          .on('interaction', () => 'second')
          .on('INTERACTION_CREATE', () => 'third', { guards: [() => deny()] }),
    });
    expect(await press(scene)).toEqual([InteractionResult.Ok, 'not you', 'second']);
  });

  test('says that it failed when nobody took it', async () => {
    await using scene = await startScene({ setUp: (bot) => showing(bot).button('other', () => 'done') });
    expect(await press(scene)).toEqual([InteractionResult.Failed]);
  });

  test('says that it went well when a middleware took it', async () => {
    await using scene = await startScene({
      setUp: (bot) => showing(bot).use((ctx, next) => (ctx.kind === 'interaction' ? ctx.reply('mine') : next())),
    });
    expect(await press(scene)).toEqual([InteractionResult.Ok, 'mine']);
  });

  test('says that it failed when a middleware threw', async () => {
    await using scene = await clicking(
      () => {},
      (bot) =>
        bot.use((ctx, next) => {
          if (ctx.kind === 'interaction') throw new Error('out of coffee');
          return next();
        }),
    );
    const amy = scene.emulator.user('amy');
    const clicked = await amy.clicks(await (await amy.says('go')).nextReply(), 'ok');
    expect(clicked.code).toBe(InteractionResult.Failed);
  });

  test('does not wait for a slow handler', async () => {
    await using scene = await clicking(
      () => new Promise((resolve) => setTimeout(resolve, 300)),
      (bot) => bot.use(autoAcknowledge({ afterMs: 20 })),
    );
    const amy = scene.emulator.user('amy');
    const message = await (await amy.says('go')).nextReply();
    const begin = Date.now();
    expect((await amy.clicks(message, 'ok')).acked).toBe(true);
    expect(Date.now() - begin).toBeLessThan(250);
    await eventually(() => expect(acknowledgements(scene)).toHaveLength(1));
  });

  test('one that fails is logged and does not fail the handler', async () => {
    const errors: unknown[] = [];
    await using scene = await clicking(
      (ctx) => ctx.reply('done'),
      (bot) => bot.catch((error) => errors.push(error)),
    );
    scene.emulator.faults.http({ path: '/interactions/', respond: { status: 400, body: { code: 630001 } } });
    scene.emulator.settings.interactionAckMs = 50;
    const amy = scene.emulator.user('amy');
    const clicked = await amy.clicks(await (await amy.says('go')).nextReply(), 'ok');
    expect((await clicked.nextReply()).content).toBe('done');
    await eventually(() => expect(scene.log.complaints).toEqual(['the interaction could not be acknowledged']));
    expect(errors).toEqual([]);
  });
});
