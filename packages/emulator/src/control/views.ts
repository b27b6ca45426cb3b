import type { LogEntry } from '../activity-log.js';
import type { EmulatedBot } from '../bot.js';
import type { Notice } from '../notices.js';
import type { Conversation } from '../people/conversation.js';
import { EmulatedGroup } from '../people/group.js';
import type { MemberRole } from '../people/member.js';
import type { TranscriptEntry } from '../people/transcript.js';
import type { Platform } from '../platform.js';
import type { Scene } from '../rules/scene.js';
import { type FaultsView, faultsView } from './fault-requests.js';
import { type SessionView, sessionView } from './session-view.js';
import { type ThreadView, threadView } from './thread-view.js';
import type { EmulatorSettings } from '../settings.js';

export interface BotView {
  appId: string;
  /** Made up by this emulator; shown so that a bot can be started with it. */
  clientSecret: string;
  username: string;
  id: string;
  online: boolean;
  /** Where its events go instead of to the gateway. */
  webhook?: { url: string; isValidated: boolean };
  /** The youngest 20 of those that can still receive events, connected or not. */
  sessions: SessionView[];
}

export interface ConversationView {
  bot: string;
  scene: Scene;
  name: string;
  targetId: string;
  /** Switches of a group; `undefined` elsewhere. */
  group?: GroupView;
  /** Lines it has; the page starts with the last ones, `GET /transcript?before=` has the others. */
  lines: number;
}

export interface MemberView {
  name: string;
  openid: string;
  role: MemberRole;
  isInGroup: boolean;
}

export interface GroupView {
  receiveAll: boolean;
  allowsActive: boolean;
  isMuted: boolean;
  hasRobot: boolean;
  robotIsAdmin: boolean;
  members: MemberView[];
}

export interface StateView {
  url: string;
  tokenUrl: string;
  bots: BotView[];
  connections: number;
  /** Names of everyone who was seen. */
  people: string[];
  conversations: (ConversationView & { entries: readonly TranscriptEntry[] })[];
  /** The youngest entries, oldest first; `GET /log?before=` has the others. */
  log: readonly LogEntry[];
  /** Number of the oldest entry that is kept. */
  oldest: number;
  /** The last 500 messages and events that can be answered. */
  threads: ThreadView[];
  faults: FaultsView;
  /** Milliseconds since 1970 by the emulator's clock. */
  now: number;
  /** What the page is to tell at this moment. */
  notice?: Notice;
  settings: EmulatorSettings;
}

/** What `/_emulator/live` pushes. */
export type LiveMessage =
  | { type: 'state'; state: StateView }
  | { type: 'log'; entry: LogEntry }
  | { type: 'line'; conversation: ConversationView; entry: TranscriptEntry }
  | { type: 'typing'; conversation: ConversationView; forMs: number }
  | { type: 'notice'; notice?: Notice }
  | { type: 'thread'; thread: ThreadView; now: number }
  | { type: 'faults'; faults: FaultsView }
  | { type: 'gateway'; connections: number; bots: BotView[] };

/** A bot that never resumes leaves many behind. */
const SHOWN_SESSIONS = 20;
/** Lines of each conversation a page starts with. */
const SHOWN_LINES = 60;
/** Entries a page starts with; it asks for older ones. */
const SHOWN_LOG = 800;

export function conversationView(conversation: Conversation, bot: string): ConversationView {
  const { scene, name, targetId, transcript } = conversation;
  const view = { bot, scene, name, targetId, lines: transcript.size };
  if (!(conversation instanceof EmulatedGroup)) return view;
  return { ...view, group: groupView(conversation) };
}

function groupView({ receiveAll, allowsActive, isMuted, hasRobot, robotIsAdmin, members }: EmulatedGroup): GroupView {
  const all = members.map(({ name, openid, role, isInGroup }) => ({ name, openid, role, isInGroup }));
  return { receiveAll, allowsActive, isMuted, hasRobot, robotIsAdmin, members: all };
}

export function botView(platform: Platform, bot: EmulatedBot): BotView {
  const { appId, clientSecret, username, id } = bot;
  const sessions = platform.sessions.of(bot).slice(-SHOWN_SESSIONS).map(sessionView);
  const webhook = bot.webhook && { url: bot.webhook.url, isValidated: bot.webhook.isValidated };
  return { appId, clientSecret, username, id, online: platform.isOnline(bot), webhook, sessions };
}

function peopleOf(bots: readonly EmulatedBot[]): string[] {
  const names = new Set<string>();
  for (const conversation of bots.flatMap((bot) => bot.conversations)) {
    if (conversation.scene === 'c2c' || conversation.scene === 'dm') names.add(conversation.name);
    if (conversation instanceof EmulatedGroup) for (const member of conversation.members) names.add(member.name);
  }
  return [...names];
}

/** Everything a page needs to draw itself. */
export function stateView(platform: Platform, url: string): StateView {
  const conversations = platform.bots.flatMap((bot) =>
    bot.conversations.map((one) => ({
      ...conversationView(one, bot.appId),
      entries: one.transcript.before(undefined, SHOWN_LINES),
    })),
  );
  return {
    url,
    tokenUrl: `${url}/app/getAppAccessToken`,
    bots: platform.bots.map((bot) => botView(platform, bot)),
    connections: platform.gateway.connections,
    people: peopleOf(platform.bots),
    conversations,
    log: platform.log.before(platform.log.last + 1, SHOWN_LOG),
    oldest: platform.log.entries[0]?.n ?? 1,
    threads: platform.threads.all.map((thread) => threadView(platform, thread)),
    faults: faultsView(platform.faults),
    now: platform.now(),
    notice: platform.notices.current,
    settings: platform.settings,
  };
}
