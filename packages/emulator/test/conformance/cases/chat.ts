import type { Case, Stage } from '../stage.js';
import { cardWith, toGroup, toUser } from './chat-sends.js';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

const times = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);

async function each<T>(items: readonly T[], act: (item: T) => Promise<unknown>): Promise<void> {
  for (const item of items) await act(item);
}

/** What is wrong with each is told by its number. */
const WRONG_BODIES: readonly object[] = [
  {},
  { markdown: { content: 'x' } },
  { msg_type: 2, markdown: { content: 'x', custom_template_id: '1' } },
  { msg_type: 7, media: { file_info: 'x' } },
  { msg_type: 3, ark: {} },
  { msg_type: 6, input_notify: { input_type: 1, input_second: 61 } },
  { content: 1 },
  { content: 'x', msg_id: 'x', event_id: 'y' },
  { content: 'x', msg_id: 'nobody said this' },
  { content: 'x'.repeat(5001) },
  ...[{}, { key: 'a', values: [''] }, { key: 'a', values: ['a\nb'] }].map((param) => ({
    msg_type: 2,
    markdown: { custom_template_id: '1', params: [param] },
  })),
  { content: `<qqbot-cmd-input text="${'x'.repeat(101)}" />` },
  { content: '<qqbot-cmd-input text="%" />' },
  { content: 'x', subscribe_id: 'sub_1' },
  cardWith('x'.repeat(11)),
];

/** Answers one message until there is nothing left, and once more. */
async function useUp(stage: Stage): Promise<void> {
  const { id } = await stage.emulator.user('Ming').says('hi');
  await each([...times(5), 1], (msg_seq) => toUser(stage, { content: 'x', msg_id: id, msg_seq }));
}

async function tooLate(stage: Stage): Promise<void> {
  const { id } = await stage.emulator.user('Ming').says('hi');
  await stage.later(61 * MINUTE);
  await toUser(stage, { content: 'x', msg_id: id });
}

/** The outer id of the youngest event. */
async function lastEvent({ client }: Stage): Promise<string> {
  await client.settle();
  return String(client.frames.at(-1)?.id);
}

export const CHAT_CASES: readonly Case[] = [
  {
    title: 'messages to people and groups, and what is wrong with some',
    async act(stage) {
      await toUser(stage, { content: 'hi' });
      stage.emulator.group('dev').receiveMessages();
      await toGroup(stage, { content: 'hi' });
      await each(WRONG_BODIES, (body) => toUser(stage, body));
      await toGroup(stage, { msg_type: 6, input_notify: {} });
      await toGroup(stage, { content: '<qqbot-cmd-enter text="/a" />' });
      stage.emulator.group('dev').takesLinks = false;
      await toGroup(stage, { content: 'https://example.com' });
      await stage.api.post('/v2/users/X/messages', { content: 'x' });
      await stage.api.post('/v2/groups/X/messages', { content: 'x' });
    },
  },
  { title: 'as many answers as there may be, and one more; one twice', act: useUp },
  { title: 'an answer that comes too late', act: tooLate },
  { title: 'the same by the numbers of 2025', settings: { errorCodes: '2025' }, act: useUp },
  { title: 'too late by the numbers of 2025', settings: { errorCodes: '2025' }, act: tooLate },
  {
    title: 'no right to speak first, by the number of 2025',
    settings: { errorCodes: '2025' },
    act: (stage) => toGroup(stage, { content: 'x' }),
  },
  {
    title: 'events are answered, unless they are old or cannot be',
    async act(stage) {
      const ming = stage.emulator.user('Ming');
      ming.addFriend();
      const event_id = await lastEvent(stage);
      await toUser(stage, { content: 'welcome', event_id });
      ming.rejectMessages();
      await toUser(stage, { content: 'x', event_id: await lastEvent(stage) });
      await stage.later(61 * MINUTE);
      await toUser(stage, { content: 'x', event_id, msg_seq: 2 });
    },
  },
  {
    title: 'an address that is not registered',
    settings: { registeredDomains: ['example.com'] },
    act: (stage) => toUser(stage, { content: 'https://elsewhere.example/x' }),
  },
  {
    title: 'people and groups that cannot be reached',
    async act(stage) {
      const [ming, dev] = [stage.emulator.user('Ming'), stage.emulator.group('dev')];
      ming.rejectMessages();
      await toUser(stage, { content: 'x' });
      ming.deleteFriend();
      await toUser(stage, { content: 'x' });
      await toGroup(stage, { content: 'x' });
      dev.isMuted = true;
      await toGroup(stage, { content: 'x' });
      dev.removeRobot();
      await toGroup(stage, { content: 'x' });
    },
  },
  {
    title: 'words that break the rules, and a bot that was delisted',
    async act(stage) {
      stage.set({ forbiddenWords: ['forbidden'] });
      await toUser(stage, { content: 'a forbidden word' });
      stage.set({ botStanding: 'delisted' });
      await toUser(stage, { content: 'x' });
    },
  },
  {
    title: 'the quota of active messages, and recall messages',
    async act(stage) {
      await each(times(11), () => toUser(stage, { content: 'x' }));
      await toUser(stage, { content: 'x', is_wakeup: true }, 'Hong');
      await stage.emulator.user('Hong').says('hi');
      await each(times(2), () => toUser(stage, { content: 'x', is_wakeup: true }, 'Hong'));
    },
  },
  {
    title: 'the recall message of a month ago is too late',
    async act(stage) {
      await stage.emulator.user('Ming').says('hi');
      await stage.later(31 * DAY);
      await toUser(stage, { content: 'x', is_wakeup: true });
    },
  },
];
