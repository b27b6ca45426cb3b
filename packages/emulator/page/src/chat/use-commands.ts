import { useEffect, useState } from 'preact/hooks';
import type { CommandView } from '../../../src/control/commands-view.js';
import { get } from '../api.js';
import { type Place, placeKey } from './place.js';

/** What the bot offers here, and a way to ask again: bots set their panels while they start, and later. */
export function useCommands(bot: string, place: Place): [readonly CommandView[], () => void] {
  const [commands, setCommands] = useState<readonly CommandView[]>([]);
  const load = (): void => void get<CommandView[]>('/commands', { bot, ...place }).then(setCommands, () => undefined);
  useEffect(load, [placeKey(bot, place)]);
  return [commands, load];
}
