import type { CallEntry } from '@qqbotjs/emulator';
import { describe, expect, test } from 'vitest';
import { ApiError, type Bot, type MessageContext, NetworkError, ReplyBudgetError } from '../../src/index.js';
import { eventually } from '../helpers/eventually.js';
import { botFor, type Scene, startScene } from '../helpers/scene.js';

/** A bot whose `message` handler is this function, and which remembers what its errors were caused by. */
async function talking(handler: (ctx: MessageContext) => unknown, options: Parameters<typeof startScene>[0] = {}) {
  const causes: unknown[] = [];
  const setUp = (bot: Bot) => bot.on('message', handler).catch((error) => causes.push(error.cause));
  return Object.assign(await startScene({ ...options, setUp }), { causes });
}

function sendsOf({ emulator }: Pick<Scene, 'emulator'>): CallEntry[] {
  return emulator.log.entries.filter(
    (entry): entry is typeof entry & CallEntry => entry.kind === 'call' && entry.path.endsWith('/messages'),
  );
}

const threeTimes = async (ctx: MessageContext) => {
  for (const text of ['one', 'two', 'three']) await ctx.reply(text);
};

describe('what a reply carries', () => {
  test('in a one-to-one chat replies carry the msg_id and count msg_seq 1, 2, 3', async () => {
    await using scene = await talking(threeTimes);
    const said = await scene.emulator.user('amy').says('hi');
    await eventually(() => expect(said.replies).toHaveLength(3));
    expect(said.replies.map(({ content, msgId, msgSeq }) => [content, msgId, msgSeq])).toEqual([
      ['one', said.id, 1],
      ['two', said.id, 2],
      ['three', said.id, 3],
    ]);
  });

  test('in a group it is the same', async () => {
    await using scene = await talking(threeTimes);
    const said = await scene.emulator.group('lobby').member('amy').says('hi');
    await eventually(() => expect(said.replies).toHaveLength(3));
    expect(said.replies.map(({ msgId, msgSeq }) => [msgId, msgSeq])).toEqual([
      [said.id, 1],
      [said.id, 2],
      [said.id, 3],
    ]);
  });

  test('replies sent side by side are numbered in the order they were called', async () => {
    await using scene = await talking((ctx) => Promise.all(['a', 'b', 'c', 'd'].map((text) => ctx.reply(text))));
    const said = await scene.emulator.user('amy').says('hi');
    await eventually(() => expect(said.replies).toHaveLength(4));
    const bySeq = said.replies.toSorted((one, other) => Number(one.msgSeq) - Number(other.msgSeq));
    expect(bySeq.map(({ content, msgSeq }) => `${content}${msgSeq}`)).toEqual(['a1', 'b2', 'c3', 'd4']);
  });

  test('in a channel replies carry the msg_id and neither msg_seq nor msg_type', async () => {
    await using scene = await talking(threeTimes);
    const said = await scene.emulator.channel('general').member('amy').says('hi');
    await eventually(() => expect(said.replies).toHaveLength(3));
    expect(said.replies.map(({ body }) => body)).toEqual([
      { content: 'one', msg_id: said.id },
      { content: 'two', msg_id: said.id },
      { content: 'three', msg_id: said.id },
    ]);
  });

  test('in a direct message it is the same', async () => {
    await using scene = await talking((ctx) => ctx.reply('psst'));
    const said = await scene.emulator.directMessage('amy').says('hi');
    expect((await said.nextReply()).body).toEqual({ content: 'psst', msg_id: said.id });
  });

  test('guild text is escaped, so that what people typed mentions nobody', async () => {
    await using scene = await talking((ctx) => ctx.reply(ctx.text));
    const said = await scene.emulator.channel('general').member('amy').says('<@everyone> & 1 < 2');
    expect((await said.nextReply()).content).toBe('&lt;@\u200beveryone&gt; &amp; 1 &lt; 2');
  });

  test('a body in wire shape is sent as it is, and numbered', async () => {
    await using scene = await talking((ctx) => ctx.reply({ msg_type: 2, markdown: { content: '# Hi' } }));
    const said = await scene.emulator.user('amy').says('hi');
    expect((await said.nextReply()).body).toEqual({
      msg_type: 2,
      markdown: { content: '# Hi' },
      msg_id: said.id,
      msg_seq: 1,
    });
  });

  test('a body for a guild keeps only the fields guilds know', async () => {
    await using scene = await talking((ctx) => ctx.reply({ msg_type: 2, markdown: { content: '# Hi' } }));
    const said = await scene.emulator.channel('general').member('amy').says('hi');
    expect((await said.nextReply()).body).toEqual({ markdown: { content: '# Hi' }, msg_id: said.id });
  });

  test('text a handler returns is the reply, an empty text is none', async () => {
    await using scene = await talking((ctx) => (ctx.text === 'say it' ? 'it' : ''));
    const user = scene.emulator.user('amy');
    const silent = await user.says('say nothing');
    const said = await user.says('say it');
    expect((await said.nextReply()).content).toBe('it');
    expect(silent.replies).toEqual([]);
  });
});

describe('the budget of replies', () => {
  test.each([
    ['c2c', 4],
    ['group', 5],
  ] as const)('in %s the reply after the %ith is stopped before any call', async (where, limit) => {
    await using scene = await talking(async (ctx) => {
      for (let n = 1; n <= limit + 1; n++) await ctx.reply(String(n));
    });
    const { emulator } = scene;
    const said = await (where === 'c2c' ? emulator.user('amy') : emulator.group('lobby').member('amy')).says('go');
    await eventually(() => expect(scene.causes).toHaveLength(1));
    expect(scene.causes[0]).toBeInstanceOf(ReplyBudgetError);
    expect(scene.causes[0]).toMatchObject({ code: 'REPLY_BUDGET', rule: 'count', scene: where, limit, used: limit });
    expect(said.replies).toHaveLength(limit);
    expect(sendsOf(scene)).toHaveLength(limit);
  });

  test('a reply after its window is stopped before any call', async () => {
    const replies = { limits: { group: { windowMs: 1 } } };
    await using scene = await talking(
      async (ctx) => {
        await new Promise((resolve) => setTimeout(resolve, 5));
        await ctx.reply('late');
      },
      { config: { replies } },
    );
    await scene.emulator.group('lobby').member('amy').says('go');
    await eventually(() => expect(scene.causes).toHaveLength(1));
    expect(scene.causes[0]).toMatchObject({ code: 'REPLY_BUDGET', rule: 'window', used: 0 });
    expect(String(scene.causes[0])).toContain('Reply sooner, or send an active message');
    expect(sendsOf(scene)).toEqual([]);
  });

  test('ctx.budget tells what is left', async () => {
    const seen: number[] = [];
    await using scene = await talking(async (ctx) => {
      seen.push(ctx.budget.remaining);
      await ctx.reply('one');
      seen.push(ctx.budget.remaining);
    });
    await (await scene.emulator.user('amy').says('go')).nextReply();
    await eventually(() => expect(seen).toEqual([4, 3]));
  });

  test('a refused reply gives its place back, and keeps its number', async () => {
    await using scene = await talking(async (ctx) => {
      await ctx.reply('refused').catch(() => {});
      await ctx.reply('accepted');
      await ctx.reply(`left ${ctx.budget.remaining}`);
    });
    scene.emulator.faults.http({ path: '/messages', times: 1, respond: { status: 400, body: { code: 40034006 } } });
    const said = await scene.emulator.user('amy').says('go');
    await eventually(() => expect(said.replies).toHaveLength(2));
    // The text was made before its own place was taken: 4 − 1.
    expect(said.replies.map(({ content, msgSeq }) => [content, msgSeq])).toEqual([
      ['accepted', 2],
      ['left 3', 3],
    ]);
  });
});

describe.concurrent('a lost answer', () => {
  test('of the token endpoint is told as having had no effect, and the budget is given back', async () => {
    const left: number[] = [];
    const config = { replies: { limits: { channel: { limit: 5 } } } };
    const says = async (ctx: MessageContext) => {
      await ctx.reply('never sent').finally(() => left.push(ctx.budget.remaining));
    };
    await using scene = await talking(says, { config });
    const { emulator } = scene;
    emulator.bot.tokens.revokeAll();
    emulator.faults.http({ path: '/app/getAppAccessToken', drop: 'after' });
    await emulator.channel('general').member('amy').says('go');
    await eventually(() => expect(scene.causes).toHaveLength(1), 20_000);
    expect(scene.causes[0]).toMatchObject({ code: 'NETWORK', mayHaveArrived: false });
    expect(left).toEqual([5]);
  }, 30_000);

  test.each(['c2c', 'group'] as const)(
    'in %s the same msg_seq is sent again, and the message arrives once',
    async (where) => {
      const results: unknown[] = [];
      await using scene = await talking(async (ctx) => results.push(await ctx.reply('once')));
      const { emulator } = scene;
      emulator.faults.http({ path: '/messages', times: 1, drop: 'after' });
      const said = await (where === 'c2c' ? emulator.user('amy') : emulator.group('lobby').member('amy')).says('go');
      await eventually(() => expect(results).toEqual([{ delivery: 'already-delivered' }]));
      expect(said.replies.map(({ content }) => content)).toEqual(['once']);
      expect(sendsOf(scene).map(({ requestBody }) => (requestBody as { msg_seq: number }).msg_seq)).toEqual([1, 1]);
      expect(scene.causes).toEqual([]);
    },
  );

  test('a request that never arrived is sent again', async () => {
    await using scene = await talking((ctx) => ctx.reply('once'));
    scene.emulator.faults.http({ path: '/messages', times: 2, drop: 'before' });
    const said = await scene.emulator.user('amy').says('go');
    expect(await said.nextReply()).toMatchObject({ content: 'once', msgSeq: 1 });
    expect(said.replies).toHaveLength(1);
  });

  test.each(['channel', 'dm'] as const)(
    'in %s nothing is sent again, because it could be seen twice',
    async (where) => {
      await using scene = await talking((ctx) => ctx.reply('once'));
      const { emulator } = scene;
      emulator.faults.http({ path: '/messages', times: 1, drop: 'after' });
      const said = await (where === 'dm'
        ? emulator.directMessage('amy')
        : emulator.channel('general').member('amy')
      ).says('go');
      await eventually(() => expect(scene.causes).toHaveLength(1));
      expect(scene.causes[0]).toBeInstanceOf(NetworkError);
      expect(scene.causes[0]).toMatchObject({ mayHaveArrived: true, method: 'POST' });
      expect(String(scene.causes[0])).toContain('sending it again could do it twice');
      expect(said.replies).toHaveLength(1);
      expect(sendsOf(scene)).toHaveLength(1);
    },
  );
});

describe.concurrent('what comes after a refusal', () => {
  const attempts: [string, number, Record<string, unknown>][] = [
    ['HTTP 500', 500, { message: 'oops' }],
    ['HTTP 504', 504, { message: 'oops' }],
    ['HTTP 429', 429, { message: 'slow down' }],
    ['40034004, media transfer failed', 400, { code: 40034004 }],
    ['40054006, friend check failed', 400, { code: 40054006 }],
    ['50055001, send failed', 400, { code: 50055001 }],
    ['50055002, send failed', 400, { err_code: 50055002 }],
    ['304082, upload failed', 400, { code: 304082, err_code: 40034004 }],
    ['11281, check failed', 400, { code: 11281 }],
  ];
  test.each(attempts)('%s is tried again', async (_, status, body) => {
    await using scene = await talking((ctx) => ctx.reply('there'));
    scene.emulator.faults.http({ path: '/messages', times: 1, respond: { status, body } });
    const said = await scene.emulator.user('amy').says('go');
    expect(await said.nextReply()).toMatchObject({ content: 'there', msgSeq: 1 });
    expect(sendsOf(scene)).toHaveLength(2);
  });

  const final: [string, number, Record<string, unknown>][] = [
    ['11255, though it comes as HTTP 500', 500, { code: 11255 }],
    ['a security strike', 400, { code: 1100101 }],
    ['content that violates the rules', 400, { err_code: 40034006 }],
    ['an unknown code', 400, { code: 987654 }],
  ];
  test.each(final)('%s is not', async (_, status, body) => {
    await using scene = await talking((ctx) => ctx.reply('there'));
    scene.emulator.faults.http({ path: '/messages', respond: { status, body } });
    await scene.emulator.user('amy').says('go');
    await eventually(() => expect(scene.causes).toHaveLength(1));
    expect(scene.causes[0]).toBeInstanceOf(ApiError);
    expect(sendsOf(scene)).toHaveLength(1);
  });

  test('in a guild a 5xx is not tried again, a 429 is', async () => {
    await using scene = await talking((ctx) => ctx.reply('there'));
    const amy = scene.emulator.channel('general').member('amy');
    scene.emulator.faults.http({ path: '/messages', times: 1, respond: { status: 500, body: { code: 1 } } });
    await amy.says('go');
    await eventually(() => expect(scene.causes).toHaveLength(1));
    expect(sendsOf(scene)).toHaveLength(1);
    scene.emulator.faults.http({ path: '/messages', times: 1, respond: { status: 429, body: { code: 20028 } } });
    expect(await (await amy.says('go')).nextReply()).toMatchObject({ content: 'there' });
  });

  // Without a token the call never began; still, it was given up like one that may have been done.
  test.each(['token-down', 'token-error-200'] as const)('in a guild a reply outlasts %s', async (fault) => {
    await using scene = await talking((ctx) => ctx.reply('there'));
    scene.emulator.bot.tokens.revokeAll();
    scene.emulator.faults.start(fault, { times: 3 });
    const said = await scene.emulator.channel('general').member('amy').says('go');
    expect(await said.nextReply(8000)).toMatchObject({ content: 'there' });
    expect(scene.causes).toEqual([]);
  });

  test('credentials that are refused are not tried again', async () => {
    await using scene = await talking((ctx) => ctx.reply('there'));
    const { emulator } = scene;
    emulator.bot.tokens.revokeAll();
    emulator.faults.start('token-error-200', { code: 100016 });
    await emulator.user('amy').says('go');
    await eventually(() => expect(scene.causes).toMatchObject([{ code: 100016, path: '/app/getAppAccessToken' }]));
    expect(sendsOf(scene)).toHaveLength(1);
  });

  // A handler that ran while the line was cut for a moment got this refusal, and its reply was never sent.
  test('in a guild a reply waits for a connection that is just coming back', async () => {
    await using scene = await talking((ctx) => ctx.reply('there'));
    scene.emulator.faults.http({ path: '/messages', times: 1, respond: { status: 400, body: { code: 304018 } } });
    const said = await scene.emulator.channel('general').member('amy').says('go');
    expect(await said.nextReply()).toMatchObject({ content: 'there' });
    expect(scene.causes).toEqual([]);
  });
});

describe('replies to events', () => {
  test('an interaction is replied to by its event_id', async () => {
    const keyboard = {
      content: {
        rows: [
          {
            buttons: [
              {
                id: 'ok',
                render_data: { label: 'OK' },
                action: { type: 1, permission: { type: 2 }, data: 'yes' },
              } as const,
            ],
          },
        ],
      },
    };
    await using scene = await startScene({
      setUp: (bot) =>
        bot
          .on('message', (ctx) => ctx.reply({ msg_type: 2, markdown: { content: '?' }, keyboard }))
          .on('interaction', (ctx) => ctx.reply(`you chose ${ctx.buttonData}`)),
    });
    const amy = scene.emulator.user('amy');
    const asked = await (await amy.says('go')).nextReply();
    const clicked = await amy.clicks(asked, 'ok');
    expect(await clicked.nextReply()).toMatchObject({ content: 'you chose yes', eventId: clicked.id, msgSeq: 1 });
  });

  test('a repliable event is replied to by its event_id', async () => {
    await using scene = await startScene({
      setUp: (bot) => bot.on('GROUP_ADD_ROBOT', (ctx) => ctx.reply('hello all')),
    });
    const group = scene.emulator.group('lobby');
    group.addRobot();
    await eventually(() => expect(group.transcript.entries).toHaveLength(1));
    expect(group.transcript.entries[0]).toMatchObject({
      content: 'hello all',
      answers: expect.stringMatching(/^GROUP_ADD_ROBOT:/),
    });
  });

  test('an event that cannot be replied to says so before any call, and what to use instead', async () => {
    const errors: unknown[] = [];
    await using scene = await startScene({
      setUp: (bot) => bot.on('FRIEND_DEL', (ctx) => ctx.reply('bye')).catch((error) => errors.push(error.cause)),
    });
    scene.emulator.user('amy').deleteFriend();
    await eventually(() => expect(errors).toHaveLength(1));
    expect(String(errors[0])).toContain('The platform takes no replies to FRIEND_DEL; use bot.send(target, message).');
    expect(sendsOf(scene)).toEqual([]);
  });
});

describe('bot.send', () => {
  test('sends an active message, which carries no id and no number', async () => {
    await using scene = await startScene();
    const amy = scene.emulator.user('amy');
    const sent = await scene.bot.send({ scene: 'c2c', id: amy.openid }, 'news');
    const message = await amy.nextActiveMessage();
    expect(message.body).toEqual({ msg_type: 0, content: 'news' });
    expect(sent).toMatchObject({ delivery: 'sent', id: message.id });
  });

  test('an active message that is refused names the right it lacks', async () => {
    await using scene = await startScene();
    const { openid } = scene.emulator.group('lobby');
    const error = await scene.bot.send({ scene: 'group', id: openid }, 'news').catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({ code: 40034105, path: `/v2/groups/${openid}/messages` });
    expect(String(error)).toContain('No right to send active messages; the owner of the group can allow them.');
  });

  test('a late reply by msgId shares numbers and budget with the handler', async () => {
    await using scene = await talking((ctx) => ctx.reply('in time'));
    const amy = scene.emulator.user('amy');
    const said = await amy.says('go');
    await said.nextReply();
    await scene.bot.send({ scene: 'c2c', id: amy.openid }, 'later', { msgId: said.id });
    expect(await said.nextReply()).toMatchObject({ content: 'later', msgSeq: 2 });
  });

  test('a late reply by eventId is one, too', async () => {
    const ids: string[] = [];
    await using scene = await startScene({
      setUp: (bot) => bot.on('FRIEND_ADD', (ctx) => void ids.push(String(ctx.eventId))),
    });
    const amy = scene.emulator.user('amy');
    amy.addFriend();
    const eventId = await eventually(() => {
      expect(ids).toHaveLength(1);
      return String(ids[0]);
    });
    await scene.bot.send({ scene: 'c2c', id: amy.openid }, 'welcome', { eventId });
    expect(amy.transcript.entries.at(-1)).toMatchObject({ content: 'welcome', answers: eventId });
  });

  test('a reply to a message another process received starts at a high number, so that a duplicate is an error', async () => {
    await using scene = await talking((ctx) => ctx.reply('from the first process'));
    const amy = scene.emulator.user('amy');
    const said = await amy.says('go');
    await said.nextReply();
    await using second = botFor(scene.emulator);
    await second.send({ scene: 'c2c', id: amy.openid }, 'from the second', { msgId: said.id });
    const { msgSeq } = await said.nextReply();
    expect(msgSeq).toBeGreaterThan(1000);
  });

  test('a guild that audits tells so, with the id of the audit', async () => {
    await using scene = await startScene({ settings: { guildAudit: 'pass' } });
    const { id } = scene.emulator.channel('general');
    const sent = await scene.bot.send({ scene: 'channel', id }, 'news');
    expect(sent).toEqual({ delivery: 'in-audit', auditId: expect.any(String) });
  });
});
