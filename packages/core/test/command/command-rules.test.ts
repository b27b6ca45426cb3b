import { describe, expect, test } from 'vitest';
import { allow, type Bot, type CommandRule, deny, type TypedName } from '../../src/index.js';
import { type Scene, startScene } from '../helpers/scene.js';

const withRule = (rule: CommandRule) =>
  startScene({
    setUp: (bot) =>
      addCommands(bot)
        .on('message', (ctx) => `heard ${ctx.text}`)
        .commands.addRule(rule),
  });

function addCommands(bot: Bot): Bot {
  return bot
    .command('roll <sides:int>', (_, sides) => `d${sides}`)
    .command('note add <what:text>', (_, what) => `noted ${what}`)
    .command('off', () => 'never', { guards: [() => deny('guarded')] });
}

async function asks({ emulator }: Scene, text: string): Promise<string> {
  return (await (await emulator.user('amy').says(text)).nextReply()).content;
}

describe('a rule', () => {
  test('sees what a message calls, and lets it pass', async () => {
    const seen: Omit<TypedName, 'command'>[] = [];
    await using scene = await withRule(({ command, ...typed }, ctx) => {
      seen.push({ ...typed, name: `${typed.name}|${command?.signature.name}|${ctx.author.id !== ''}` });
      return seen.length > 1 ? allow() : undefined;
    });
    expect(await asks(scene, '/roll 6')).toBe('d6');
    expect(await asks(scene, '／Note  add milk')).toBe('noted milk');
    expect(await asks(scene, '/nothing at all')).toBe('heard /nothing at all');
    expect(await asks(scene, 'hello')).toBe('heard hello');
    expect(seen).toEqual([
      { head: '/roll', name: 'roll|roll|true', input: ' 6' },
      { head: '／Note  add', name: 'Note  add|note add|true', input: ' milk' },
      { head: '/nothing', name: 'nothing|undefined|true', input: ' at all' },
    ]);
  });

  test('gives a name of its own to a command, whose errors show what was typed', async () => {
    await using scene = await withRule(({ name }, { bot }) => (name === '掷' ? bot.commands.find('roll') : undefined));
    expect(await asks(scene, '/掷 6')).toBe('d6');
    expect(await asks(scene, '/掷 六')).toContain('\n/掷 六\n');
  });

  test('denies, with or without a reason, and nobody else hears the message', async () => {
    await using scene = await withRule(async ({ name, input }) =>
      name === 'roll' ? deny(input ? { 'zh-CN': '本群已关闭', en: 'switched off here' } : undefined) : undefined,
    );
    expect(await asks(scene, '/roll 6')).toBe('switched off here');
    const silent = await scene.emulator.user('amy').says('/roll');
    expect(await asks(scene, '/note add x')).toBe('noted x');
    expect(silent.replies).toEqual([]);
  });

  test('does not get around the guards of a command', async () => {
    await using scene = await withRule((_, { bot }) => bot.commands.find('off'));
    expect(await asks(scene, '/roll 6')).toBe('guarded');
  });

  test('sees what the rule before it gave', async () => {
    await using scene = await withRule(({ name }, { bot }) => (name === 'r' ? bot.commands.find('roll') : undefined));
    const undo = scene.bot.commands.addRule(({ command }) =>
      command?.signature.name === 'roll' ? deny('off') : undefined,
    );
    expect(await asks(scene, '/r 6')).toBe('off');
    undo();
    expect(await asks(scene, '/r 6')).toBe('d6');
  });

  // What a broken switch would have said is not known, so nothing is done in its name.
  test('that throws keeps the command from running, and is reported', async () => {
    const reported: string[] = [];
    await using scene = await withRule(() => {
      throw new Error('no storage');
    });
    scene.bot.catch(({ handler }) => reported.push(handler));
    const said = await scene.emulator.user('amy').says('/roll 6');
    expect(await asks(scene, 'hello')).toBe('heard hello');
    expect(said.replies).toEqual([]);
    expect(reported).toEqual(['command rule']);
  });
});
