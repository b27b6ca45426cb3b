import { expect } from 'vitest';
import { ChannelType } from '../../../src/index.js';
import { WebhookReceiver } from '../../helpers/webhook-receiver.js';
import type { Case, Stage } from '../stage.js';
import { cardWith, sentToUser } from './chat-sends.js';

async function chats(stage: Stage): Promise<void> {
  const { emulator } = stage;
  const ming = emulator.user('Ming');
  await ming.says('hi');
  ming.addFriend();
  ming.rejectMessages();
  ming.receiveMessages();
  ming.entersChat();
  ming.subscribes(10_001);
  const sent = await sentToUser(stage, cardWith('OK'));
  await ming.clicks(sent, 'ok');
  ming.rates(sent, 'LIKE');
  await ming.choosesFeature('weather');
  ming.clearsSession();
  ming.plays('ENTER_STORY');
  ming.authorizes();
  ming.deleteFriend();
}

async function groups({ emulator }: Stage): Promise<void> {
  const dev = emulator.group('dev');
  dev.addRobot();
  await dev.member('Ming').says('hi');
  dev.receiveAll = true;
  await dev.member('Ming').says('hi', { mention: false });
  dev.rejectMessages();
  dev.receiveMessages();
  dev.memberJoins('Hong');
  dev.memberLeaves('Hong');
  dev.member('Lee').asksToJoin();
  dev.member('Ming').authorizes();
  dev.removeRobot();
}

async function guilds({ emulator }: Stage): Promise<void> {
  const guild = emulator.guild();
  guild.addRobot();
  guild.change({ name: 'club' });
  guild.memberJoins('Hong');
  guild.memberChanges('Hong', { nick: 'H' });
  guild.memberLeaves('Hong');
  const channel = guild.createChannel({ name: 'news' });
  channel.change({ name: 'olds' });
  const ming = channel.member('Ming');
  const [mention, plain] = [await ming.says('hi'), await ming.says('hi', { mention: false })];
  ming.reacts(mention, '👍');
  ming.unreacts(mention, '👍');
  ming.recalls(mention);
  ming.recalls(plain);
  const direct = emulator.directMessage('Ming');
  direct.recalls(await direct.says('psst'));
  channel.delete();
  guild.removeRobot();
}

async function listening({ emulator, api }: Stage): Promise<void> {
  const voice = emulator.channel('voice', ChannelType.Voice);
  voice.member('Ming').enters();
  voice.member('Ming').exits();
  await api.post(`/channels/${voice.id}/audio`, { status: 0, audio_url: 'https://example.com/a.mp3' });
  voice.audioEnds();
  for (const method of ['PUT', 'DELETE']) await api.call(method, `/channels/${voice.id}/mic`);
}

async function threads({ emulator, api }: Stage): Promise<void> {
  const forum = emulator.channel('forum', ChannelType.Forum);
  const ming = forum.member('Ming');
  const thread = ming.opensThread('T', 'C');
  const post = ming.comments(thread, 'first');
  ming.answers(post, 'thanks').deletes();
  post.deletes();
  thread.edits('T2', 'C2');
  thread.deletes();
  await api.call('PUT', `/channels/${forum.id}/threads`, { title: 'T', content: 'C', format: 1 });
}

/** Everything people do that a bot hears of. */
async function live(stage: Stage): Promise<void> {
  for (const act of [chats, groups, listening, threads, guilds]) await act(stage);
}

async function audited({ emulator, api }: Stage): Promise<void> {
  await api.post(`/channels/${emulator.channel('general').id}/messages`, { content: 'x' });
}

/** Has a bot listen at a webhook, and waits until it got everything. */
async function atWebhook(stage: Stage, act: Case['act']): Promise<void> {
  const { bot } = stage.platform;
  await using receiver = await WebhookReceiver.listen(bot.clientSecret);
  await bot.setWebhook(receiver.url);
  const { log, onEvent } = stage.platform;
  let sent = 0;
  onEvent(() => {
    sent += 1;
  });
  await act(stage);
  const taken = () => log.entries.filter((entry) => entry.kind === 'webhook' && entry.op === 0).length;
  await expect.poll(taken).toBe(sent);
}

interface Scenario extends Pick<Case, 'title' | 'settings'> {
  act: (stage: Stage) => Promise<void>;
}

const SCENARIOS: readonly Scenario[] = [
  { title: 'everything people do', settings: { interactionAckMs: 0 }, act: live },
  { title: 'a message that passes the audit', settings: { guildAudit: 'pass' }, act: audited },
  { title: 'a message that does not pass', settings: { guildAudit: 'reject' }, act: audited },
];

export const EVENT_CASES: readonly Case[] = SCENARIOS.flatMap(({ title, settings, act }): Case[] => [
  {
    title: `${title} is told at the gateway`,
    settings,
    async act(stage) {
      await act(stage);
      await stage.client.settle();
    },
  },
  { title: `${title} is told to a webhook`, settings, isOnline: false, act: (stage) => atWebhook(stage, act) },
]);
