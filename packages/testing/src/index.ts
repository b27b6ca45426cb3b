// start it
export { createTestBot, type TestBotOptions } from './create-test-bot.js';
export type { Provision, TestBot } from './test-bot.js';

// what it lives through
export type { Duration } from './duration.js';
export type { TestFault, TestFaults } from './test-faults.js';
export type { TestTime } from './test-time.js';

// who talks to it
export type { TestChannel, TestChannelMember } from './test-channel.js';
export type { TestDirectMessage } from './test-direct-message.js';
export type { TestGroup } from './test-group.js';
export type { TestGuild } from './test-guild.js';
export type { TestMember } from './test-member.js';
export type { TestUser } from './test-user.js';

// what it says
export type { BotMessage, MessageMedia } from './bot-message.js';
export type { CapturedLog, LogLine } from './captured-log.js';
export type { Clicked, Replies } from './replies.js';
export type { Wanted } from './wanted.js';

// for expect.extend() of other test runners
export { type MatcherResult, matchers } from './matchers.js';
