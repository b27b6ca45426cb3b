// start it
export { type Emulator, type EmulatorOptions, startEmulator } from './emulator.js';
export type { Notice } from './notices.js';
export type { EmulatorState } from './platform-state.js';
export { SafetyError } from './safety/safety-error.js';
export { StateError } from './state/state-error.js';
export { ALL_INTENTS, defaultSettings, type EmulatorSettings } from './settings.js';
export { settingsProblems } from './settings-shape.js';

// who is on it
export type { EmulatedBot, EmulatedBotOptions } from './bot.js';
export type { Webhook } from './webhook/webhook.js';
export { WebhookRefusal } from './webhook/webhook-refusal.js';
export type { ChannelChanges, ChannelFields, EmulatedChannel, Schedule } from './people/channel.js';
export type { ChannelMember, ChannelSayOptions } from './people/channel-member.js';
export { ChannelType } from './people/channel-type.js';
export type { Clicked, Interaction } from './people/interaction.js';
export type { Conversation } from './people/conversation.js';
export type { EmulatedDirectMessage } from './people/direct-message.js';
export type { ForumPost, ForumReply, ForumThread } from './people/forum.js';
export type { EmulatedGroup, GroupMuteRule, GroupProfile } from './people/group.js';
export type { EmulatedGuild, GuildMessageSetting } from './people/guild.js';
export type { GuildMember } from './people/guild-member.js';
export type { AskOptions, JoinRequest } from './people/join-requests.js';
export type { EmulatedMember, GroupSayOptions, MemberRole } from './people/member.js';
export type { Emoji, EmojiLike } from './people/reactions.js';
export type { Said } from './people/said.js';
export type { SentByBot } from './people/sent-by-bot.js';
export type { TranscriptEntry } from './people/transcript.js';
export type { EmulatedUser, SayOptions } from './people/user.js';

// what happened, and what should go wrong
export type {
  ActivityLog,
  CallEntry,
  ConnectionEntry,
  FrameEntry,
  LogEntry,
  NoteEntry,
  WebhookEntry,
} from './activity-log.js';
export type { SentEvent } from './platform.js';
export type { GatewayControl } from './gateway/gateway.js';
export {
  FAULTS,
  type FaultDefinition,
  type FaultGroup,
  type FaultName,
  type FaultOptions,
} from './faults/catalogue.js';
export type { ActiveFault, Faults } from './faults/faults.js';
export { type Scenario, ScenarioError, type ScenarioMoment, type ScenarioStep } from './faults/scenario.js';
export type { ScenarioRun } from './faults/scenario-run.js';
export type { HttpFault } from './faults/http-fault.js';

// the platform's tables
export { ACTIVE_QUOTAS, type ActiveQuota, UNVERIFIED_ACTIVE_QUOTAS } from './rules/active-quota.js';
export { ALL_GRANTS, type Grant } from './rules/grants.js';
export { FILE_FORMATS, type FileFormats } from './rules/file-rules.js';
export { REPLIABLE_EVENTS } from './rules/repliable-events.js';
export { REPLY_RULES, type ReplyRule } from './rules/reply-window.js';
export type { RuleSource } from './rules/sources.js';
export type { Sandbox } from './rules/sandbox.js';
export type { Scene } from './rules/scene.js';
export { FORUM_LIMITS, type ForumLimits } from './rules/thread-body.js';
