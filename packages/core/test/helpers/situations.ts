import type { EmulatedBot, Emulator } from '@qqbotjs/emulator';
import {
  type AnyContext,
  button,
  Command,
  type Guard,
  keyboard,
  type MessageContext,
  On,
  Plugin,
  type Role,
  UseGuards,
} from '../../src/index.js';
import { CapturedLog } from './captured-log.js';
import { eventually } from './eventually.js';
import { botFor, startPlatform } from './scene.js';

type People = Emulator | EmulatedBot;

/** What comes back to the person: something with replies, or nothing that could have any. */
type Caused = { nextReply(): Promise<{ content?: string }> } | void;

const ask = async (person: {
  says(text: string): Promise<{ nextReply(): Promise<never> }>;
  clicks(message: never, id: string): Promise<Caused & {}>;
}) => person.clicks(await (await person.says('/show')).nextReply(), 'press');

/** Amy does something somewhere: each scene with each kind of event it has. */
export const SITUATIONS = {
  'c2c message': (e: Emulator): Promise<Caused> => e.user('amy').says('/go'),
  'c2c button': (e: Emulator): Promise<Caused> => ask(e.user('amy') as never),
  'c2c event': (e: Emulator): Caused => e.user('amy').addFriend(),
  'group message': (e: Emulator): Promise<Caused> => e.group('lobby').member('amy').says('/go'),
  'group button': (e: Emulator): Promise<Caused> => ask(e.group('lobby').member('amy') as never),
  'group event': (e: Emulator): Caused => e.group('lobby').receiveMessages(e.group('lobby').member('amy')),
  'channel message': (e: Emulator): Promise<Caused> => e.channel('general').member('amy').says('/go'),
  'channel button': (e: Emulator): Promise<Caused> => ask(e.channel('general').member('amy') as never),
  'channel event': async (e: Emulator): Promise<void> => {
    const amy = e.channel('general').member('amy');
    amy.reacts(await (await amy.says('/show')).nextReply(), '👍');
  },
  'dm message': (e: Emulator): Promise<Caused> => e.directMessage('amy').says('/go'),
  'dm event': async (e: Emulator): Promise<void> => {
    const amy = e.directMessage('amy');
    amy.recalls(await amy.says('hello'));
  },
  'guild event': (e: Emulator): Caused => e.guild().memberChanges('bob', { nick: 'b' }, e.guild().member('amy')),
} as const;

export type Situation = keyof typeof SITUATIONS;

export const ALL = Object.keys(SITUATIONS) as Situation[];

const EVENTS = [
  'FRIEND_ADD',
  'GROUP_MSG_RECEIVE',
  'MESSAGE_REACTION_ADD',
  'DIRECT_MESSAGE_DELETE',
  'GUILD_MEMBER_UPDATE',
] as const;

/** Amy's ids, by where she is. */
export function idsOf(e: People) {
  const guild = e.guild().member('amy').id;
  return { c2c: e.user('amy').openid, group: e.group('lobby').member('amy').openid, channel: guild, dm: guild, guild };
}

/** Ids of the places she is in. */
export function chatsOf(e: People) {
  return {
    c2c: e.user('amy').openid,
    group: e.group('lobby').openid,
    channel: e.channel('general').id,
    dm: e.directMessage('amy').guildId,
    guild: '',
  };
}

export const sceneOf = (situation: Situation) => situation.split(' ')[0] as keyof ReturnType<typeof idsOf>;

export interface TryOptions {
  /** Prepares the platform. */
  before?: (emulator: Emulator) => unknown;
  superusers?: (emulator: Emulator) => string[];
}

/** Makes Amy this in group and guild. */
export function amyIs(role: Exclude<Role, 'channel-admin'>) {
  return (e: Emulator): void => {
    e.group('lobby').member('amy').role = role;
    e.guild().member('amy').roles = { owner: ['4', '2'], admin: ['1', '2'], member: ['1'] }[role];
  };
}

/** Puts a guard before a command, a button and events, lets Amy come there, and tells what became of it. */
export async function tryGuard(guard: (e: Emulator) => Guard, situation: Situation, options: TryOptions = {}) {
  const emulator = await startPlatform();
  options.before?.(emulator);
  const superusers = options.superusers?.(emulator) ?? [];
  const log = new CapturedLog();
  const bot = botFor(emulator, { superusers, log: { level: 'debug', destination: log } });
  const heard: AnyContext[] = [];
  bot.command('show', (ctx) => ctx.reply(['?', keyboard([[button.callback('Press', 'x', { id: 'press' })]])]));
  bot.plugin(guardedPlugin(guard(emulator), heard));
  await bot.start();
  try {
    const caused = await SITUATIONS[situation](emulator);
    const denials = () => log.lines.filter(({ msg }) => msg === 'a guard denied');
    await eventually(() => {
      if (heard.length + denials().length === 0) throw new Error('nothing was heard yet');
    });
    const isTold = heard.length === 0 && !situation.endsWith('event');
    const told = isTold ? (await caused?.nextReply())?.content : undefined;
    await bot.stop();
    return { ran: heard.length === 1, told, denials: denials(), complaints: log.complaints };
  } finally {
    await bot.stop({ deadlineMs: 0 });
    await emulator.stop();
  }
}

function guardedPlugin(guard: Guard, heard: AnyContext[]) {
  @Plugin({ name: 'guarded' })
  @UseGuards(guard)
  class Guarded {
    @Command('go')
    go(ctx: MessageContext): void {
      heard.push(ctx);
    }

    @On('interaction')
    press(ctx: AnyContext): void {
      heard.push(ctx);
    }

    hear(ctx: AnyContext): void {
      heard.push(ctx);
    }
  }
  for (const name of EVENTS) On(name)(Guarded.prototype, 'hear', { value: Guarded.prototype.hear });
  return Guarded;
}
