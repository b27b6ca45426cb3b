import { fieldsOf } from './belongings.js';
import type { Session } from './recording.js';

interface Mention {
  id?: string;
  bot?: boolean;
}

/** The bot's guild-side id in a recording: what it was told about itself, else the one bot that all mentions in guilds mean. */
export function selfOf({ events, calls }: Session): string | undefined {
  const own = calls.find(({ path, answer }) => path === '/users/@me' && answer !== undefined);
  const { id } = fieldsOf(own?.answer);
  if (typeof id === 'string') return id;
  const mentions = events.filter(({ t }) => t === 'AT_MESSAGE_CREATE').map(({ d }) => botsIn(d));
  const [first = [], ...others] = mentions;
  return first.find((one) => others.every((list) => list.includes(one)));
}

function botsIn(d: unknown): string[] {
  const { mentions } = fieldsOf(d);
  const list = Array.isArray(mentions) ? (mentions as Mention[]) : [];
  return list.filter(({ bot }) => bot).flatMap(({ id }) => id ?? []);
}
