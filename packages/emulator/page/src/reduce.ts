import type { ConversationView, LiveMessage, StateView } from '../../src/control/views.js';
import type { TranscriptEntry } from '../../src/people/transcript.js';

/** Lines of a conversation a page holds, as many as the emulator does. */
const MAX_LINES = 20_000;

export type ShownConversation = StateView['conversations'][number] & {
  /** Until when the bot is said to be writing, in milliseconds of this machine's clock. */
  typingUntil?: number;
};

/** Older lines of a conversation that were asked for. */
export interface OlderLines {
  type: 'older';
  conversation: Pick<ConversationView, 'bot' | 'scene' | 'name'>;
  entries: readonly TranscriptEntry[];
}

type Same = Pick<ConversationView, 'bot' | 'scene' | 'name'>;

const isSame = (a: Same, b: Same): boolean => a.bot === b.bot && a.scene === b.scene && a.name === b.name;

function withLine(entries: readonly TranscriptEntry[], entry: TranscriptEntry): TranscriptEntry[] {
  const at = entries.findLastIndex(({ id }) => id === entry.id);
  return at === -1 ? [...entries, entry].slice(-MAX_LINES) : entries.with(at, entry);
}

function withConversation(state: StateView, view: ConversationView, change: Partial<ShownConversation>): StateView {
  const known = state.conversations.find((one) => isSame(one, view));
  const next = { ...(known ?? { entries: [] }), ...view, ...change };
  const others = state.conversations.filter((one) => !isSame(one, view));
  return { ...state, conversations: [...others, next] };
}

function withNewLine(state: StateView, view: ConversationView, entry: TranscriptEntry): StateView {
  const known: ShownConversation | undefined = state.conversations.find((one) => isSame(one, view));
  const typingUntil = entry.from === 'bot' ? undefined : known?.typingUntil;
  const next = withConversation(state, view, { entries: withLine(known?.entries ?? [], entry), typingUntil });
  const isNew = entry.from === 'person' && !state.people.includes(entry.name);
  return isNew ? { ...next, people: [...state.people, entry.name] } : next;
}

function withOlder(state: StateView, { conversation, entries }: OlderLines): StateView {
  const conversations = state.conversations.map((one) => {
    if (!isSame(one, conversation)) return one;
    const known = new Set(one.entries.map(({ id }) => id));
    return { ...one, entries: [...entries.filter(({ id }) => !known.has(id)), ...one.entries] };
  });
  return { ...state, conversations };
}

/** What the page shows after another message from the live feed, or after older lines have come. */
export function reduce(state: StateView | undefined, message: LiveMessage | OlderLines): StateView | undefined {
  if (message.type === 'state') return message.state;
  if (!state) return state;
  if (message.type === 'line') return withNewLine(state, message.conversation, message.entry);
  if (message.type === 'older') return withOlder(state, message);
  if (message.type === 'typing')
    return withConversation(state, message.conversation, { typingUntil: Date.now() + message.forMs });
  if (message.type === 'notice') return { ...state, notice: message.notice };
  if (message.type === 'gateway') return { ...state, bots: message.bots, connections: message.connections };
  // what the inspector keeps for itself
  return state;
}
