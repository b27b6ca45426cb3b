import type { Scene } from '../../../src/rules/scene.js';

/** A conversation as seen from the page: with whom is told by the name, which is the person's in c2c and dm. */
export interface Place {
  scene: Scene;
  name: string;
}

/** What is looked at: which bot, as who, where. */
export interface Look extends Place {
  bot: string;
  person: string;
}

/** Whether a conversation belongs to one person alone. */
export const isPrivate = (scene: Scene): boolean => scene === 'c2c' || scene === 'dm';

/** Something to tell conversations apart by. */
export const placeKey = (bot: string, { scene, name }: Place): string => JSON.stringify([bot, scene, name]);

const SCENES: readonly string[] = ['c2c', 'group', 'channel', 'dm'] satisfies Scene[];

/** The part of the address after `#`, so that a conversation can be reloaded and shared. */
export function toHash({ bot, person, scene, name }: Look): string {
  return `#/${[bot, person, scene, isPrivate(scene) ? person : name].map(encodeURIComponent).join('/')}`;
}

/** Reads what {@link toHash} wrote. @returns `undefined` for anything else. */
export function fromHash(hash: string): Look | undefined {
  const [, bot = '', person = '', scene = '', name = ''] = hash.split('/').map((part) => {
    try {
      return decodeURIComponent(part);
    } catch {
      return '';
    }
  });
  if (!bot || !person || !name || !SCENES.includes(scene)) return undefined;
  return { bot, person, scene: scene as Scene, name };
}
