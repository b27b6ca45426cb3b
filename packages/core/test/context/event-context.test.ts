import { REPLIABLE_EVENTS } from '@qqbotjs/emulator';
import { expect, test } from 'vitest';
import { type AnyContext, type EventName, INTENT_OF_EVENT } from '../../src/index.js';
import { createContext } from '../../src/context/create-context.js';
import { Clock } from '../../src/clock.js';
import type { ContextHost } from '../../src/context/context.js';
import { ReplyLedger } from '../../src/reply/reply-ledger.js';

const host = { clock: new Clock(), ledger: new ReplyLedger() } as ContextHost;

/** An event of this name that happened in a group. */
const contextOf = (t: EventName): AnyContext =>
  createContext({ op: 0, id: `${t}:1`, t, d: { id: '1', group_openid: 'G', author: {} } } as never, host);

const MESSAGES = [
  'C2C_MESSAGE_CREATE',
  'GROUP_AT_MESSAGE_CREATE',
  'GROUP_MESSAGE_CREATE',
  'AT_MESSAGE_CREATE',
  'MESSAGE_CREATE',
  'DIRECT_MESSAGE_CREATE',
];

const names = Object.keys(INTENT_OF_EVENT) as EventName[];

test.each(names)('%s becomes a context of its kind', (name) => {
  const kind = MESSAGES.includes(name) ? 'message' : name === 'INTERACTION_CREATE' ? 'interaction' : 'event';
  expect(contextOf(name)).toMatchObject({ kind, eventName: name, eventId: `${name}:1` });
});

// The emulator keeps the platform's list by itself; GROUP_MEMBER_ADD is the one clients report to work beyond it.
test('the events that can be replied to are those of the platform', () => {
  const repliable = names.filter((name) => {
    try {
      return contextOf(name).budget.remaining > 0;
    } catch {
      return false;
    }
  });
  expect(repliable.toSorted()).toEqual([...MESSAGES, ...REPLIABLE_EVENTS, 'GROUP_MEMBER_ADD'].toSorted());
});

test('a repliable event that names no conversation says how to name one', () => {
  const ctx = createContext(
    { op: 0, id: 'x:1', t: 'GUILD_MEMBER_ADD', d: { guild_id: 'g', user: { id: '7' } } } as never,
    host,
  );
  expect(() => ctx.budget).toThrow('name one: bot.send(target, message, { eventId: ctx.eventId })');
});
