import type { ConversationView, LiveMessage, StateView } from '../../src/control/views.js';
import type { TranscriptEntry } from '../../src/people/transcript.js';

const MAX_LINES = 500;

const isSame = (a: ConversationView, b: ConversationView): boolean =>
  a.bot === b.bot && a.scene === b.scene && a.name === b.name;

function withLine(entries: readonly TranscriptEntry[], entry: TranscriptEntry): TranscriptEntry[] {
  const at = entries.findIndex(({ id }) => id === entry.id);
  return at === -1 ? [...entries, entry].slice(-MAX_LINES) : entries.with(at, entry);
}

function withConversation(state: StateView, view: ConversationView, entry: TranscriptEntry): StateView {
  const known = state.conversations.find((one) => isSame(one, view));
  const next = { ...view, entries: withLine(known?.entries ?? [], entry) };
  const others = state.conversations.filter((one) => !isSame(one, view));
  const people =
    entry.from === 'person' && !state.people.includes(entry.name) ? [...state.people, entry.name] : state.people;
  return { ...state, people, conversations: [...others, next] };
}

/** What the page shows after another message from the live feed. */
export function reduce(state: StateView | undefined, message: LiveMessage): StateView | undefined {
  if (message.type === 'state') return message.state;
  if (!state) return state;
  if (message.type === 'line') return withConversation(state, message.conversation, message.entry);
  if (message.type === 'notice') return { ...state, notice: message.notice };
  if (message.type === 'gateway') return { ...state, bots: message.bots, connections: message.connections };
  // what the inspector keeps for itself
  return state;
}
