import { ARGUMENT_KINDS, type ArgumentKind, type ArgumentTypes, choiceKind } from '../command/argument-kinds.js';

/** The kinds the data of a button may carry, which are those of commands that fit into a few characters. */
const BUTTON_KINDS = ['string', 'text', 'int', 'number', 'bool', 'user', 'duration'] as const;

export type ButtonKindName = (typeof BUTTON_KINDS)[number];

/** What a handler gets for each kind. */
export type ButtonTypes = Pick<ArgumentTypes, ButtonKindName>;

/** For messages. */
export const BUTTON_KIND_LIST = `${BUTTON_KINDS.join(', ')}, a|b|c`;

/** The largest first: `2h` is shorter than `120m`. */
const UNITS = { w: 604_800_000, d: 86_400_000, h: 3_600_000, m: 60_000, s: 1000, ms: 1 } as const;

/** How values are written where `String` would take more room, or write what the kind does not read. */
const WRITERS: Readonly<Record<string, (value: never) => string>> = {
  bool: (value: boolean) => (value ? '1' : '0'),
  number: ARGUMENT_KINDS.number.format,
  user: writeUser,
  duration: writeDuration,
};

/** One kind in both directions. */
export interface ButtonKind extends ArgumentKind<unknown> {
  readonly write: (value: unknown) => string;
}

/** @returns `undefined` when there is no such kind. */
export function buttonKind(name: string): ButtonKind | undefined {
  const kind = name.includes('|') ? choiceKind(name.split('|')) : simpleKind(name);
  return kind && { ...kind, write: (WRITERS[name] ?? String) as (value: unknown) => string };
}

function simpleKind(name: string): ArgumentKind<unknown> | undefined {
  const known = BUTTON_KINDS.find((kind) => kind === name);
  return known && ARGUMENT_KINDS[known];
}

/** An id the kind knows by its looks stands alone, any other in a mention. */
function writeUser(id: string): string {
  return ARGUMENT_KINDS.user.parse(id) === id ? id : `<@!${id}>`;
}

function writeDuration(ms: number): string {
  const [unit, length] = Object.entries(UNITS).find(([, unitMs]) => ms % unitMs === 0) ?? ['ms', 1];
  return `${ms / length}${unit}`;
}
