import { setTimeout as sleep } from 'node:timers/promises';
import type { CallEntry, Emulator } from '@qqbotjs/emulator';
import { describe, expect, test } from 'vitest';
import type { Bot, BotConfig, MessageContext, SentMessage } from '../../src/index.js';
import { eventually } from '../helpers/eventually.js';
import { startScene } from '../helpers/scene.js';

interface Frame {
  input_mode: string;
  input_state: number;
  index: number;
  content_raw: string;
  content_type: string;
  msg_id?: string;
  msg_seq?: number;
  stream_msg_id?: string;
}

async function* pieces(texts: readonly string[], everyMs = 0): AsyncGenerator<string> {
  for (const piece of texts) {
    if (everyMs > 0) await sleep(everyMs);
    yield piece;
  }
}

/** What a language model might write. */
const WORDS = Array.from({ length: 30 }, (_, n) => `word${n} `);
const WHOLE = WORDS.join('');

interface Streaming {
  handler: (ctx: MessageContext) => unknown;
  config?: BotConfig;
  settings?: NonNullable<Parameters<typeof startScene>[0]>['settings'];
}

async function streaming({ handler, config, settings }: Streaming) {
  const causes: unknown[] = [];
  const setUp = (bot: Bot) => bot.on('message', handler).catch((error) => causes.push(error.cause));
  return Object.assign(await startScene({ setUp, config, settings }), { causes });
}

const callsTo = ({ log }: Emulator, end: string) =>
  log.entries.filter((entry): entry is typeof entry & CallEntry => entry.kind === 'call' && entry.path.endsWith(end));

const framesOf = (emulator: Emulator): Frame[] =>
  callsTo(emulator, '/stream_messages').map(({ requestBody }) => requestBody as Frame);

describe('in a one-to-one chat', () => {
  test('a text grows: frames are numbered, have one msg_seq, and together say all of it once', async () => {
    await using scene = await streaming({ handler: () => pieces(WORDS, 40) });
    const said = await scene.emulator.user('amy').says('tell me');
    expect((await said.nextReply(10_000)).content).toBe(WHOLE);
    // The log learns of a call once it was answered.
    await eventually(() => expect(framesOf(scene.emulator).at(-1)?.input_state).toBe(10));
    const frames = framesOf(scene.emulator);
    expect(frames.length).toBeGreaterThan(2);
    expect(frames.map(({ index }) => index)).toEqual(frames.map((_, index) => index));
    expect(new Set(frames.map(({ msg_seq }) => msg_seq))).toEqual(new Set([1]));
    expect(new Set(frames.map(({ msg_id }) => msg_id))).toEqual(new Set([said.id]));
    expect(frames.map(({ content_raw }) => content_raw).join('')).toBe(WHOLE);
    expect(frames.map(({ input_state }) => input_state)).toEqual([...frames.slice(1).map(() => 1), 10]);
    expect(frames.map(({ stream_msg_id }) => stream_msg_id !== undefined)).toEqual([
      false,
      ...frames.slice(1).map(() => true),
    ]);
    expect(said.replies).toHaveLength(1);
  });

  test('frames keep their distance', async () => {
    await using scene = await streaming({ handler: (ctx) => ctx.stream(pieces(WORDS, 40), { intervalMs: 1 }) });
    await (await scene.emulator.user('amy').says('tell me')).nextReply(10_000);
    const times = callsTo(scene.emulator, '/stream_messages').map(({ at }) => at);
    // All but the last, which ends it.
    const gaps = times.slice(1, -1).map((at, index) => at - (times[index] ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(295);
  });

  test('mode: replace says all of it in each frame, and format: markdown is passed on', async () => {
    await using scene = await streaming({
      handler: (ctx) => ctx.stream(pieces(WORDS, 40), { mode: 'replace', format: 'markdown', intervalMs: 300 }),
    });
    const reply = await (await scene.emulator.user('amy').says('tell me')).nextReply(10_000);
    expect(reply.markdown).toEqual({ content: WHOLE });
    const frames = framesOf(scene.emulator);
    for (const frame of frames) {
      expect(frame).toMatchObject({ input_mode: 'replace', content_type: 'markdown' });
      expect(WHOLE.startsWith(frame.content_raw)).toBe(true);
    }
  });

  test('it takes one reply, and what is sent afterwards has the next number', async () => {
    const budgets: number[] = [];
    await using scene = await streaming({
      handler: async (ctx) => {
        await ctx.stream(pieces(['a', 'b']));
        budgets.push(ctx.budget.remaining);
        await ctx.reply('done');
      },
    });
    const said = await scene.emulator.user('amy').says('tell me');
    await eventually(() =>
      expect(said.replies.map(({ content, msgSeq }) => [content, msgSeq])).toEqual([
        ['ab', 1],
        ['done', 2],
      ]),
    );
    expect(budgets).toEqual([3]);
  });

  test('a source that throws leaves a finished message, and its error is told', async () => {
    await using scene = await streaming({
      handler: async function* () {
        yield 'half ';
        await sleep(700);
        yield 'of it';
        throw new Error('model gone');
      },
    });
    const said = await scene.emulator.user('amy').says('tell me');
    expect((await said.nextReply(10_000)).content).toBe('half of it');
    await eventually(() => expect(scene.causes).toEqual([expect.objectContaining({ message: 'model gone' })]));
    expect(framesOf(scene.emulator).at(-1)).toMatchObject({ input_state: 10 });
  });

  test('a source that throws before it says anything takes no reply', async () => {
    const budgets: number[] = [];
    await using scene = await streaming({
      handler: async (ctx) => {
        const failing = (async function* (): AsyncGenerator<string> {
          yield '';
          throw new Error('model gone');
        })();
        await ctx.stream(failing).catch(() => budgets.push(ctx.budget.remaining));
        return 'sorry';
      },
    });
    const said = await scene.emulator.user('amy').says('tell me');
    expect((await said.nextReply()).content).toBe('sorry');
    expect(budgets).toEqual([4]);
    expect(framesOf(scene.emulator)).toEqual([]);
  });

  test('a signal ends it where it is, and the source is told', async () => {
    let isClosed = false;
    const stop = new AbortController();
    await using scene = await streaming({
      handler: async (ctx) => {
        const endless = (async function* () {
          try {
            while (true) {
              yield 'more ';
              await sleep(20);
            }
          } finally {
            isClosed = true;
          }
        })();
        await ctx.stream(endless, { signal: stop.signal });
      },
    });
    const said = await scene.emulator.user('amy').says('tell me');
    await eventually(() => expect(framesOf(scene.emulator).length).toBeGreaterThan(1));
    stop.abort(new Error('enough'));
    expect((await said.nextReply()).content).toMatch(/^(?:more )+$/);
    await eventually(() => expect(isClosed).toBe(true));
    await eventually(() => expect(scene.causes).toEqual([expect.objectContaining({ message: 'enough' })]));
  });

  test('stopping the bot ends it, finished', async () => {
    await using scene = await streaming({
      handler: async function* () {
        while (true) {
          yield 'more ';
          await sleep(20);
        }
      },
    });
    const said = await scene.emulator.user('amy').says('tell me');
    await eventually(() => expect(framesOf(scene.emulator).length).toBeGreaterThan(0));
    await scene.bot.stop({ deadlineMs: 100 });
    await eventually(() => expect(said.replies).toHaveLength(1));
  });

  test.each(['before', 'after'] as const)(
    'a frame whose line is cut %s it arrived is made up for by the next',
    async (drop) => {
      await using scene = await streaming({ handler: () => pieces(WORDS, 60) });
      const said = await scene.emulator.user('amy').says('tell me');
      await eventually(() => expect(framesOf(scene.emulator).length).toBeGreaterThan(1));
      scene.emulator.faults.http({ path: '/stream_messages', drop, times: 1 });
      expect((await said.nextReply(10_000)).content).toBe(WHOLE);
      expect(said.replies).toHaveLength(1);
    },
  );

  test('the first frame, whose answer is lost, is not shown twice', async () => {
    await using scene = await streaming({ handler: () => pieces(['all of it']) });
    scene.emulator.faults.http({ path: '/stream_messages', drop: 'after', times: 1 });
    const said = await scene.emulator.user('amy').says('tell me');
    expect((await said.nextReply(10_000)).content).toBe('all of it');
    await sleep(300);
    expect(said.replies).toHaveLength(1);
    expect(scene.causes).toEqual([]);
  });

  test('a text that is too long goes on in the next message, and is cut when no reply is left', async () => {
    let sent: SentMessage | undefined;
    await using scene = await streaming({
      config: { replies: { maxTextLength: 100 } },
      handler: async (ctx) => {
        sent = await ctx.stream(pieces(Array.from({ length: 100 }, (_, n) => `word${n} `)));
      },
    });
    const said = await scene.emulator.user('amy').says('tell me');
    await eventually(() => expect(said.replies).toHaveLength(4), 10_000);
    await eventually(() => expect(sent?.parts).toHaveLength(4));
    const texts = said.replies.map(({ content }) => content);
    expect(texts.join(' ')).toMatch(/^word0 word1 .* word5\d… \(too long, cut here\)$/);
    for (const text of texts) expect(text.length).toBeLessThanOrEqual(100);
  });

  test('with no reply left it is an error, and the source is told', async () => {
    let isClosed = false;
    await using scene = await streaming({
      handler: async (ctx) => {
        for (const n of [1, 2, 3, 4]) await ctx.reply(`reply ${n}`);
        const endless = (async function* () {
          try {
            for (;;) {
              yield 'more ';
              await sleep(20);
            }
          } finally {
            isClosed = true;
          }
        })();
        await ctx.stream(endless);
      },
    });
    await scene.emulator.user('amy').says('tell me');
    await eventually(() => expect(scene.causes).toEqual([expect.objectContaining({ code: 'REPLY_BUDGET' })]));
    await eventually(() => expect(isClosed).toBe(true));
  });

  test('that says nothing is an error, and takes no reply', async () => {
    await using scene = await streaming({ handler: () => pieces(['', ' ']) });
    await scene.emulator.user('amy').says('tell me');
    await eventually(() => expect(scene.causes).toEqual([expect.objectContaining({ code: 'MESSAGE' })]));
    expect(framesOf(scene.emulator)).toEqual([]);
  });
});

describe('elsewhere', () => {
  test('it is sent once it is complete', async () => {
    await using scene = await streaming({ handler: () => pieces(WORDS, 5) });
    const group = await scene.emulator.group('lobby').member('amy').says('tell me');
    const channel = await scene.emulator.channel('general').member('amy').says('tell me');
    expect((await group.nextReply(10_000)).content).toBe(WHOLE);
    expect((await channel.nextReply(10_000)).content).toBe(WHOLE);
    expect(framesOf(scene.emulator)).toEqual([]);
  });

  test('a source that throws sends nothing, and its error is told', async () => {
    await using scene = await streaming({
      handler: async function* () {
        yield 'half';
        throw new Error('model gone');
      },
    });
    const said = await scene.emulator.group('lobby').member('amy').says('tell me');
    await eventually(() => expect(scene.causes).toEqual([expect.objectContaining({ message: 'model gone' })]));
    expect(said.replies).toEqual([]);
  });
});
