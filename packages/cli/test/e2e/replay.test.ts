import { appendFile, readFile, stat, writeFile } from 'node:fs/promises';
import { type Emulator, startEmulator } from '@qqbotjs/emulator';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { Cli } from '../helpers/cli.js';
import { platformEnvironment } from '../helpers/platform-environment.js';
import { TemporaryProject } from '../helpers/temporary-project.js';

// Each starts a program, a bot and an emulator.
vi.setConfig({ testTimeout: 60_000 });

const PLUGIN = 'plugins/waiter.plugin.ts';

interface ReplayReport {
  same: boolean;
  summary: Record<string, number>;
  events: {
    line: number;
    t: string;
    said?: string;
    status: string;
    recorded: number;
    now: number;
    diff: string[];
    errors: string[];
  }[];
  problems: { line: number; text: string }[];
}

/** What a bot was told and answered, recorded once: a chat of each kind, buttons, a stream, a question. */
let recording = '';

beforeAll(async () => {
  await using emulator = await startEmulator();
  await using project = await TemporaryProject.create('waiter');
  const environment = { ...platformEnvironment(emulator), RECORD_TO: 'session.jsonl' };
  await using bot = new Cli(['start', '--cwd', project.directory], environment);
  await bot.shows(/ready as/);
  await talk(emulator);
  bot.signal('SIGTERM');
  await bot.exit();
  recording = await readFile(project.path('session.jsonl'), 'utf8');
}, 60_000);

async function talk(emulator: Emulator): Promise<void> {
  const amy = emulator.user('amy');
  amy.addFriend();
  const ordered = await amy.says('/order soup');
  await ordered.nextReply();
  await amy.clicks(await ordered.nextReply(), 'Bill');
  await (await amy.says('/story')).nextReply(10_000);
  await settled(emulator, /stream_messages$/, ({ input_state }) => input_state === 10);
  await (await amy.says('/oops')).nextReply();
  await settled(emulator, /\/messages\/.+/);
  await (await amy.says('/time')).nextReply();
  await amy.says('/quiet');
  await (await amy.says('/ask')).nextReply();
  await (await amy.says('7')).nextReply();
  const ming = emulator.group('lunch').member('ming');
  await (await ming.says('/order rice', { mention: true })).nextReply();
  await (await emulator.channel('hall').member('lee').says('/order tea', { mention: true })).nextReply();
  await (await emulator.directMessage('lee').says('/order cake')).nextReply();
}

/** Waits for a call that nobody in the chat sees. */
async function settled(
  emulator: Emulator,
  path: RegExp,
  fits: (body: Record<string, unknown>) => boolean = () => true,
) {
  const isThere = (): boolean =>
    emulator.log.entries.some((e) => e.kind === 'call' && path.test(e.path) && fits(Object(e.requestBody) as never));
  while (!isThere()) await new Promise((resolve) => emulator.log.subscribe(resolve));
}

async function waiter(change: (source: string) => string = (source) => source): Promise<TemporaryProject> {
  const project = await TemporaryProject.create('waiter');
  await project.write(PLUGIN, change(await readFile(project.path(PLUGIN), 'utf8')));
  await project.write('session.jsonl', recording);
  return project;
}

async function replay(project: TemporaryProject, ...args: string[]) {
  await using cli = new Cli(['replay', 'session.jsonl', '--cwd', project.directory, ...args]);
  const code = await cli.exit();
  return { code, output: cli.printed, errors: cli.errors };
}

const IGNORING_TIME = ['--ignore', String.raw`\d{4}-\d\d-\d\dT[\d:.]+Z`];

async function report(project: TemporaryProject, ...args: string[]): Promise<ReplayReport & { code: number | null }> {
  const { code, output, errors } = await replay(project, '--json', ...IGNORING_TIME, ...args);
  try {
    return { code, ...(JSON.parse(output) as ReplayReport) };
  } catch {
    throw new Error(output + errors);
  }
}

const changed = ({ events }: ReplayReport) => events.filter(({ status }) => status !== 'same');

describe('qqbot replay', () => {
  test('a bot that did not change answers as it did, in every kind of chat', async () => {
    await using project = await waiter();
    const seen = await report(project);
    expect(changed(seen)).toEqual([]);
    expect(seen.events.map(({ t, said, now }) => [t, said, now])).toEqual([
      ['FRIEND_ADD', undefined, 1],
      ['C2C_MESSAGE_CREATE', '/order soup', 2],
      ['INTERACTION_CREATE', 'bill', 2],
      ['C2C_MESSAGE_CREATE', '/story', 1],
      ['C2C_MESSAGE_CREATE', '/oops', 2],
      ['C2C_MESSAGE_CREATE', '/time', 1],
      ['C2C_MESSAGE_CREATE', '/quiet', 0],
      ['C2C_MESSAGE_CREATE', '/ask', 1],
      ['C2C_MESSAGE_CREATE', '7', 1],
      ['GROUP_AT_MESSAGE_CREATE', '/order rice', 2],
      ['AT_MESSAGE_CREATE', expect.stringContaining('/order tea'), 2],
      ['DIRECT_MESSAGE_CREATE', '/order cake', 2],
    ]);
    expect(seen).toMatchObject({ same: true, code: 0, summary: { events: 12, same: 12, different: 0, timeout: 0 } });
  });

  test('at a speed, too', async () => {
    await using project = await waiter();
    const seen = await report(project, '--speed', '5');
    expect(changed(seen)).toEqual([]);
    expect(seen.code).toBe(0);
  });

  test('texts of the moment differ unless they are ignored', async () => {
    await using project = await waiter();
    const { code, output } = await replay(project);
    expect(code).toBe(7);
    expect(output).toMatch(
      /^✖ session\.jsonl:\d+ C2C_MESSAGE_CREATE "\/time": 1 answer then, 1 now\n {6}POST \/v2\/users\/[0-9A-F]{32}\/messages\n {4}- It is .*\n {4}\+ It is /m,
    );
    expect(output).toMatch(/^12 events: 11 the same, 1 different, 0 not in time$/m);
  });

  test('says so in Chinese', async () => {
    await using project = await waiter();
    await using cli = new Cli(['replay', 'session.jsonl', '--cwd', project.directory], { QQBOT_LOCALE: 'zh-CN' });
    expect(await cli.exit()).toBe(7);
    expect(cli.printed).toMatch(/录制时 1 个回答，现在 1 个/);
    expect(cli.printed).toMatch(/12 个事件：11 个相同，1 个不同，0 个超时/);
  });
});

describe('a bot that changed', () => {
  test.each([
    [
      'a text',
      'Order ${',
      'Bestellung ${',
      ['/order soup', '/order rice', '/order tea', '/order cake'],
      ['- Order 1: soup', '+ Bestellung 1: soup'],
    ],
    [
      'markdown',
      'Anything else',
      'Something more',
      ['/order soup', '/order rice', '/order tea', '/order cake'],
      ['- **Anything else?**', '+ **Something more?**'],
    ],
    [
      'a button',
      "'Bill', 'bill'",
      "'Pay', 'bill'",
      ['/order soup', '/order rice', '/order tea', '/order cake'],
      ['- [Bill → bill]', '+ [Pay → bill]'],
    ],
    ['a stream', "'time.'", "'while.'", ['/story'], ['- text: Once upon a time.', '+ text: Once upon a while.']],
    ['what is said after a question', 'Table ${', 'Seat ${', ['7'], ['- Table 7', '+ Seat 7']],
    ['what follows a press', 'makes 12', 'makes 15', ['bill'], ['- That makes 12.', '+ That makes 15.']],
    [
      'an answer more',
      'async quiet() {}',
      "async quiet(ctx: MessageContext) { await ctx.reply('psst'); }",
      ['/quiet'],
      ['+ psst'],
    ],
    [
      'an answer less',
      'await sent.recall();',
      'void sent;',
      ['/oops'],
      [expect.stringMatching(/^- DELETE .*<message 1>$/)],
    ],
  ])('%s', async (_, from, to, said, lines) => {
    await using project = await waiter((source) => source.replace(from, to));
    const seen = await report(project);
    const different = changed(seen);
    expect(different.map((event) => event.said?.replace(/^<@!\d+> */, ''))).toEqual(said);
    expect(different[0]?.diff).toEqual(expect.arrayContaining(lines));
    expect(seen.code).toBe(7);
  });

  test('an order of answers', async () => {
    await using project = await waiter((source) => {
      const [first, second] = [
        / +await ctx\.reply\(`Order.*\n/.exec(source)?.[0] ?? '',
        / +await ctx\.reply\(\[markdown.*\n/.exec(source)?.[0] ?? '',
      ];
      return source.replace(first, '').replace(second, second + first);
    });
    const [soup] = changed(await report(project));
    expect(soup).toMatchObject({ said: '/order soup', recorded: 2, now: 2 });
  });

  test('a handler that throws is named', async () => {
    await using project = await waiter((source) =>
      source.replace('async quiet() {}', "async quiet() { throw new Error('dropped a plate'); }"),
    );
    const { output, code } = await replay(project, ...IGNORING_TIME);
    expect(output).toMatch(/"\/quiet": answered as it was, with errors\n.*dropped a plate/);
    expect(code).toBe(0);
  });

  test('one that hangs is given up, with a clear line', async () => {
    await using project = await waiter((source) =>
      source.replace('async quiet() {}', 'async quiet() { await new Promise(() => {}); }'),
    );
    const { output, code } = await replay(project, '--timeout', '1', ...IGNORING_TIME);
    expect(output).toMatch(/✖ session\.jsonl:\d+ C2C_MESSAGE_CREATE "\/quiet": the bot was not done with it in time/);
    // Two more are said in the same chat, and wait behind it; those elsewhere do not.
    expect(output).toMatch(/^12 events: 9 the same, 0 different, 3 not in time$/m);
    expect(code).toBe(7);
  });

  test('--update puts its answers in the place of the recorded ones, and changes nothing else', async () => {
    await using project = await waiter((source) => source.replace('makes 12', 'makes 15'));
    const updated = await report(project, '--update');
    expect(updated.code).toBe(0);
    const file = project.path('session.jsonl');
    const after = await readFile(file, 'utf8');
    expect(after).toContain('That makes 15.');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(eventsOf(after)).toEqual(eventsOf(recording));
    const again = await report(project);
    expect(again).toMatchObject({ same: true, code: 0 });
  });
});

describe('a recording', () => {
  test('that was cut off, or has other lines in it, is used as far as it goes', async () => {
    await using project = await waiter();
    const lines = recording.split('\n').length;
    await appendFile(
      project.path('session.jsonl'),
      '{"note":"mine"}\n{"at":"2026-01-01T00:00:00.000Z","in":{"t":"C2C_MESS',
    );
    const seen = await report(project);
    expect(seen.problems.map(({ line }) => line)).toEqual([lines, lines + 1]);
    expect(seen.problems[1]?.text).toMatch(/no complete JSON/);
    expect(seen).toMatchObject({ same: true, code: 0, summary: { events: 12, badLines: 2 } });
    expect((await replay(project)).output).toMatch(new RegExp(`^! session\\.jsonl:${lines} is neither`, 'm'));
  });

  test('with an event nobody knows, and with the same event twice', async () => {
    await using project = await waiter();
    const first = recording.split('\n').find((line) => line.includes('"in"')) ?? '';
    const unknown = {
      at: '2026-01-01T00:00:00.000Z',
      in: { op: 0, id: 'NEWS:abcdefgh', t: 'NEWS', d: { what: 'ever' } },
    };
    await writeFile(project.path('session.jsonl'), `${JSON.stringify(unknown)}\n${recording}${first}\n`);
    const seen = await report(project);
    expect(changed(seen)).toEqual([]);
    expect(seen.summary).toMatchObject({ events: 14, same: 14 });
  });

  test('of events the bot does not ask for', async () => {
    await using project = await waiter();
    const event = {
      op: 0,
      id: 'GUILD_MEMBER_ADD:abcdefgh',
      t: 'GUILD_MEMBER_ADD',
      d: { guild_id: '1234567890123456789' },
    };
    const call = { method: 'POST', path: '/channels/1234567/messages', body: { content: 'hi', event_id: event.id } };
    await project.write('session.jsonl', `${JSON.stringify({ in: event })}\n${JSON.stringify({ out: call })}\n`);
    const { output, code } = await replay(project);
    expect(output).toMatch(/GUILD_MEMBER_ADD: the bot does not ask for such events\n[^]*- hi/);
    expect(code).toBe(7);
  });

  test.each([
    ['that is not there', ['gone.jsonl'], /gone\.jsonl cannot be read/],
    ['without an event', ['qqbot.config.ts'], /no event in qqbot\.config\.ts that can be used/],
    ['that is not named', [], /<file> is missing/],
    ['with a speed that is none', ['session.jsonl', '--speed', 'fast'], /--speed has to be a number above 0/],
    ['with a pattern that is none', ['session.jsonl', '--ignore', '('], /--ignore is no regular expression/],
  ])('%s is wrong usage', async (_, args, message) => {
    await using project = await waiter();
    await using cli = new Cli(['replay', ...args, '--cwd', project.directory]);
    expect(await cli.exit()).toBe(2);
    expect(cli.errors).toMatch(message);
  });
});

function eventsOf(text: string): unknown[] {
  const lines = text.split('\n').filter(Boolean);
  const events = lines.map((line) => (JSON.parse(line) as { in?: { t: string; id: string; d: unknown } }).in);
  return events.filter((event) => event !== undefined).map(({ t, id, d }) => ({ t, id, d }));
}
