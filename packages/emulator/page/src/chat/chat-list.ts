import type { BotView, StateView } from '../../../src/control/views.js';
import type { TranscriptEntry } from '../../../src/people/transcript.js';
import { isPrivate, type Place } from './place.js';
import { readOf } from './read-of.js';

/** A conversation in the list at the side. */
export interface ChatItem extends Place {
  /** The last thing that was said, on one line. */
  last: string;
  /** When, in milliseconds; 0 for never. */
  at: number;
  /** Lines it has had, to count those that are new. */
  lines: number;
}

function lastOf(entry: TranscriptEntry | undefined): string {
  if (!entry) return '';
  const { media, name, from } = entry;
  const said = readOf(entry).trim() || (media ? `[${media.fileName ?? '…'}]` : '');
  return `${from === 'bot' ? '' : `${name}: `}${said.replaceAll(/\s+/g, ' ').slice(0, 80)}`;
}

function itemOf(state: StateView, bot: BotView, place: Place): ChatItem {
  const known = state.conversations.find(
    (one) => one.bot === bot.appId && one.scene === place.scene && one.name === place.name,
  );
  const last = known?.entries.at(-1);
  return { ...place, last: lastOf(last), at: last?.at ?? 0, lines: known?.lines ?? 0 };
}

/** Where somebody can talk to a bot: alone with it, and everywhere others are, the latest first. */
export function chatsOf(state: StateView, bot: BotView, person: string, own: readonly Place[]): ChatItem[] {
  const shared = state.conversations.filter((one) => one.bot === bot.appId && !isPrivate(one.scene));
  const places: Place[] = [
    { scene: 'c2c', name: person },
    ...own,
    ...shared.map(({ scene, name }) => ({ scene, name })),
    { scene: 'dm', name: person },
  ];
  const keys = new Set<string>();
  const once = places.filter(({ scene, name }) => {
    const key = `${scene} ${name}`;
    return !keys.has(key) && keys.add(key);
  });
  // those nobody has spoken in keep their places at the end
  return once.map((place) => itemOf(state, bot, place)).sort((a, b) => b.at - a.at);
}
