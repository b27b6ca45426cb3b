import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CallEntry } from '@qqbotjs/emulator';
import { describe, expect, test } from 'vitest';
import {
  ActiveQuotaError,
  type Bot,
  type BotConfig,
  button,
  image,
  keyboard,
  markdown,
  type MessageContext,
  MessageError,
  mention,
  quote,
  ReplyBudgetError,
  SentMessage,
  text,
} from '../../src/index.js';
import { eventually } from '../helpers/eventually.js';
import { type Scene, startScene } from '../helpers/scene.js';
import { temporaryFolder } from '../helpers/temporary-folder.js';

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

async function talking(handler: (ctx: MessageContext) => unknown, config: BotConfig = {}, settings = {}) {
  const causes: unknown[] = [];
  const setUp = (bot: Bot) => bot.on('message', handler).catch((error) => causes.push(error.cause));
  return Object.assign(await startScene({ setUp, config, settings }), { causes });
}

const callsOf = ({ emulator }: Pick<Scene, 'emulator'>) =>
  emulator.log.entries.filter((entry): entry is typeof entry & CallEntry => entry.kind === 'call');

describe('a message of several parts', () => {
  test('returned by a handler is sent, media uploaded first', async () => {
    await using scene = await talking((ctx) => ['Look, ', mention(ctx.author.id, 'Amy'), image(PNG)]);
    const said = await scene.emulator.group('lobby').member('amy').says('hi');
    const reply = await said.nextReply();
    expect(reply.body).toMatchObject({
      msg_type: 7,
      msg_id: said.id,
      msg_seq: 1,
      media: { file_info: expect.any(String) },
    });
    expect(reply.content).toMatch(/^Look, <qqbot-at-user id="\w+" \/>$/);
    expect(callsOf(scene).filter(({ path }) => path.endsWith('/files'))).toHaveLength(1);
  });

  test('takes as many replies as it needs, and is not begun when they are not left', async () => {
    const budgets: number[] = [];
    await using scene = await talking(async (ctx) => {
      await ctx.reply([markdown('# Hi'), image(PNG), image(PNG)]);
      budgets.push(ctx.budget.remaining);
      await ctx.reply([image(PNG), image(PNG)]);
    });
    const said = await scene.emulator.user('amy').says('hi');
    await eventually(() => expect(scene.causes).toEqual([expect.any(ReplyBudgetError)]));
    expect(budgets).toEqual([1]);
    expect(said.replies.map(({ msgSeq }) => msgSeq)).toEqual([1, 2, 3]);
  });

  test('that cannot be uploaded gives its place back', async () => {
    await using scene = await talking(async (ctx) => {
      await ctx.reply(image('/nowhere.png')).catch(() => {});
      return String(ctx.budget.remaining);
    });
    expect((await (await scene.emulator.user('amy').says('hi')).nextReply()).content).toBe('4');
  });

  test('with a picture goes to a channel in one request', async () => {
    await using scene = await talking(() => ['Look', image(PNG)]);
    const said = await scene.emulator.channel('general').member('amy').says('hi');
    expect((await said.nextReply()).body).toMatchObject({
      content: 'Look',
      msg_id: said.id,
      file_image: expect.anything(),
    });
  });

  test('with buttons', async () => {
    await using scene = await talking(() => ['Sure?', keyboard([[button.callback('Yes', 'yes')]])]);
    const reply = await (await scene.emulator.user('amy').says('hi')).nextReply();
    expect(reply.markdown).toEqual({ content: 'Sure?' });
    expect(reply.keyboard).toMatchObject({ content: { rows: [{ buttons: [{ id: 'b1' }] }] } });
  });

  test('quotes what it replies to, or what was sent before', async () => {
    await using scene = await talking(async (ctx) => {
      const sent = await ctx.reply('one', { quote: true });
      await ctx.reply([quote(sent), 'two']);
    });
    const said = await scene.emulator.user('amy').says('hi');
    await eventually(() => expect(said.replies).toHaveLength(2));
    for (const { body } of said.replies)
      expect(body).toMatchObject({ message_reference: { message_id: expect.stringMatching(/^REFIDX_/) } });
  });

  test('that says nothing is an error and nothing is sent', async () => {
    await using scene = await talking((ctx) => ctx.reply(text``));
    await scene.emulator.user('amy').says('hi');
    await eventually(() => expect(scene.causes).toEqual([expect.any(MessageError)]));
    expect(callsOf(scene).filter(({ path }) => path.endsWith('/messages'))).toEqual([]);
  });

  test('what a scene lacks is told in the log once', async () => {
    await using scene = await talking(() => mention('all'));
    for (const name of ['amy', 'bob']) await (await scene.emulator.user(name).says('hi')).nextReply();
    expect(scene.log.lines.filter(({ msg }) => msg.includes('c2c has no "mention"'))).toHaveLength(1);
  });
});

describe('what a handler returns', () => {
  test.each([
    ['what ctx.reply gave', (ctx: MessageContext) => ctx.reply('one')],
    ['several of them', (ctx: MessageContext) => ctx.reply('one').then((sent) => [sent, sent])],
    ['the context', (ctx: MessageContext) => ctx.reply('one').then(() => ctx)],
    ['an object of its own', async (ctx: MessageContext) => (await ctx.reply('one'), { ok: true })],
  ])('%s is not said again', async (_, handler) => {
    await using scene = await talking(handler);
    const said = await scene.emulator.user('amy').says('hi');
    await said.nextReply();
    await scene.bot.stop();
    expect(said.replies).toHaveLength(1);
    expect(scene.causes).toEqual([]);
  });
});

describe('a message that was sent', () => {
  test('can be recalled, all of its parts', async () => {
    await using scene = await talking(
      async (ctx) => {
        const sent = await ctx.reply('x'.repeat(250));
        expect(sent.parts).toHaveLength(3);
        await sent.recall();
        await ctx.reply('gone');
      },
      { replies: { maxTextLength: 100 } },
    );
    const said = await scene.emulator.user('amy').says('hi');
    await eventually(() => expect(said.replies.at(-1)?.content).toBe('gone'));
    expect(callsOf(scene).filter(({ method, status }) => method === 'DELETE' && status === 200)).toHaveLength(3);
  });

  test('can be edited in a channel, and nowhere else', async () => {
    await using scene = await talking(async (ctx) => {
      const sent = await ctx.reply(markdown('# One'));
      await sent.edit(markdown('# Two'));
    });
    const member = scene.emulator.channel('general').member('amy');
    await member.says('hi');
    await eventually(() => expect(callsOf(scene).find(({ method }) => method === 'PATCH')?.status).toBe(200));
    await scene.emulator.user('amy').says('hi');
    await eventually(() => expect(scene.causes).toEqual([expect.any(MessageError)]));
  });

  test('of which the platform did not tell the id says so', async () => {
    const nobody = { recall: () => Promise.resolve(), edit: () => Promise.resolve() };
    const sent = new SentMessage({ delivery: 'already-delivered' }, { scene: 'c2c', id: 'A' }, nobody);
    await expect(sent.recall()).rejects.toThrow('did not tell the id');
  });
});

describe('messages people sent', () => {
  test('take reactions in channels, and nowhere else', async () => {
    await using scene = await talking(async (ctx) => {
      await ctx.react('👍');
      await ctx.react(4);
      await ctx.unreact(4);
    });
    await scene.emulator.channel('general').member('amy').says('hi');
    await eventually(() =>
      expect(
        callsOf(scene)
          .filter(({ path }) => path.includes('/reactions/'))
          .map(({ method, path }) => [method, path.split('/reactions/')[1]]),
      ).toEqual([
        ['PUT', '2/128077'],
        ['PUT', '1/4'],
        ['DELETE', '1/4'],
      ]),
    );
    await scene.emulator.user('amy').says('hi');
    await eventually(() => expect(scene.causes).toEqual([expect.any(MessageError)]));
  });

  test('"typing" takes one reply, in one-to-one chats only', async () => {
    const told: unknown[] = [];
    await using scene = await talking(async (ctx) => {
      told.push(await ctx.typing(), ctx.budget.remaining);
    });
    await scene.emulator.user('amy').says('hi');
    await eventually(() => expect(told).toEqual([true, 3]));
    await scene.emulator.group('lobby').member('amy').says('hi');
    await eventually(() => expect(told).toEqual([true, 3, false, 5]));
  });
});

describe('when no reply is left', () => {
  const five = async (ctx: MessageContext) => {
    for (const n of [1, 2, 3, 4, 5]) await ctx.reply(`reply ${n}`);
  };

  test('the next is an error', async () => {
    await using scene = await talking(five);
    const said = await scene.emulator.user('amy').says('hi');
    await eventually(() => expect(scene.causes).toEqual([expect.any(ReplyBudgetError)]));
    expect(said.replies).toHaveLength(4);
  });

  test('overflow: active sends it of the own accord', async () => {
    await using scene = await talking(five, { replies: { overflow: 'active' } });
    const amy = scene.emulator.user('amy');
    const said = await amy.says('hi');
    expect((await amy.nextActiveMessage()).content).toBe('reply 5');
    expect(said.replies).toHaveLength(4);
    expect(scene.causes).toEqual([]);
  });
});

describe('active messages', () => {
  test('are counted by the quotas of the platform, when asked to', async () => {
    await using scene = await startScene({ config: { active: { quotas: 'verified' } } });
    const session = scene.emulator.directMessage('amy');
    const to = { scene: 'dm', id: session.targetId } as const;
    for (const n of [1, 2]) await scene.bot.send(to, `news ${n}`);
    const error = await scene.bot.send(to, 'news 3').catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ActiveQuotaError);
    expect(error).toMatchObject({ code: 'ACTIVE_QUOTA', scene: 'dm', limit: 2 });
    expect((error as ActiveQuotaError).availableAt).toBeGreaterThan(Date.now() + 23 * 3_600_000);
    expect(callsOf(scene).filter(({ path }) => path.endsWith('/messages'))).toHaveLength(2);
  });

  test('wait where that takes seconds', async () => {
    await using scene = await startScene({ config: { active: { quotas: 'unverified' } } });
    const started = performance.now();
    const users = ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => scene.emulator.user(name));
    await Promise.all(users.map((user) => scene.bot.send({ scene: 'c2c', id: user.targetId }, 'news')));
    expect(performance.now() - started).toBeGreaterThan(950);
  });

  test('call somebody back with wakeup', async () => {
    await using scene = await talking(() => {});
    const amy = scene.emulator.user('amy');
    await amy.says('hi');
    await scene.bot.send({ scene: 'c2c', id: amy.targetId }, 'long time no see', { wakeup: true });
    expect((await amy.nextActiveMessage()).body).toMatchObject({ is_wakeup: true });
  });
});

describe('outbound layers', () => {
  test('stand between the ledger and the rest, see each call once and may change it', async () => {
    const seen: unknown[] = [];
    await using scene = await talking((ctx) => ctx.reply('hello'));
    scene.emulator.faults.http({ method: 'POST', path: /\/messages$/, times: 1, drop: 'after' });
    const undo = scene.bot.outbound.use(async (call, next) => {
      const body = call.body as { content: string; msg_seq: number };
      seen.push([call.route, body.msg_seq, call.reply !== undefined]);
      call.body = { ...body, content: body.content.toUpperCase() };
      return next();
    });
    const said = await scene.emulator.user('amy').says('hi');
    expect((await said.nextReply()).content).toBe('HELLO');
    await eventually(() => expect(seen).toEqual([['POST /v2/users/:id/messages', 1, true]]));
    undo();
    expect((await (await scene.emulator.user('amy').says('hi')).nextReply()).content).toBe('hello');
  });

  test('that refuse a call are told to the handler, and its place is kept', async () => {
    await using scene = await talking((ctx) => ctx.reply('hello'));
    scene.bot.outbound.use(() => Promise.reject(new Error('not today')));
    await scene.emulator.user('amy').says('hi');
    await eventually(() => expect(scene.causes).toEqual([expect.objectContaining({ message: 'not today' })]));
  });
});

describe('the record', () => {
  test('holds every event and call, without persons and secrets, readable by its owner', async () => {
    await using folder = await temporaryFolder();
    const path = join(folder.path, 'record.jsonl');
    await using scene = await talking((ctx) => `You said ${ctx.text}`, { record: path });
    const amy = scene.emulator.user('amy');
    await (await amy.says('hi')).nextReply();
    await scene.bot.stop();
    const raw = await readFile(path, 'utf8');
    const lines = raw
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, never>);
    expect(lines.map((line) => Object.keys(line))).toEqual([
      ['at', 'out', 'answer', 'ms'],
      ['at', 'in'],
      ['at', 'out', 'answer', 'ms'],
    ]);
    expect(lines[1]).toMatchObject({ in: { t: 'C2C_MESSAGE_CREATE', d: { content: 'hi' } } });
    expect(lines[2]).toMatchObject({ out: { method: 'POST', body: { content: 'You said hi', msg_seq: 1 } } });
    expect(raw).not.toContain(amy.targetId);
    expect(raw).not.toContain(scene.emulator.bot.clientSecret);
    const event = lines[1] as unknown as { in: { d: { id: string; author: { user_openid: string } } } };
    const send = lines[2] as unknown as { out: { path: string; body: { msg_id: string } } };
    expect(send.out.path).toBe(`/v2/users/${event.in.d.author.user_openid}/messages`);
    expect(send.out.body.msg_id).toBe(event.in.d.id);
  });
});
