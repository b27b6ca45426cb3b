import type { RecordedCall } from './recording.js';

/** What is told apart of an event to find what answers it. */
export interface EventKeys {
  /** Outer id. */
  readonly id?: string;
  readonly d: unknown;
}

/** Fields of an event that say where it happened; a call to there names it in its path. */
const PLACES = ['group_openid', 'channel_id', 'guild_id', 'user_openid', 'openid'] as const;

/** What a bot asks when it starts, or asks without being told to. */
const HOUSEKEEPING = /^(?:\/gateway(?:\/bot)?|\/app\/getAppAccessToken|\/users\/@me)$/;

/** Finds out which event calls belong to, the same way for those recorded and those made now. */
export class Belongings {
  readonly #events: EventKeys[] = [];
  /** The number of an event, by every id an answer may name. */
  readonly #byId = new Map<string, number>();

  add(event: EventKeys): void {
    const number = this.#events.push(event) - 1;
    const { id } = fieldsOf(event.d);
    for (const name of [event.id, id]) if (typeof name === 'string') this.#byId.set(name, number);
  }

  /**
   * The number of the event a call answers, or whose answer it is about; else of the last one in the place it goes to; else
   * of the last one.
   *
   * @returns `undefined` for what the bot does of itself, and before the first event.
   */
  ownerOf({ path, body, answer }: Pick<RecordedCall, 'path' | 'body' | 'answer'>): number | undefined {
    if (HOUSEKEEPING.test(path) || this.#events.length === 0) return undefined;
    const parts = path.split('/');
    const { msg_id, event_id } = fieldsOf(body);
    const named = [msg_id, event_id, ...parts].map((id) => this.#byId.get(String(id)));
    const owner = named.find((number) => number !== undefined) ?? this.#lastIn(parts) ?? this.#events.length - 1;
    const { id } = fieldsOf(answer);
    // What is done to a message later belongs to what it answers.
    if (typeof id === 'string' && !this.#byId.has(id)) this.#byId.set(id, owner);
    return owner;
  }

  #lastIn(path: readonly string[]): number | undefined {
    const parts = new Set(path);
    const number = this.#events.findLastIndex(({ d }) => placesOf(d).some((place) => parts.has(place)));
    return number < 0 ? undefined : number;
  }
}

function placesOf(d: unknown): string[] {
  const fields = fieldsOf(d);
  const values = [...PLACES.map((field) => fields[field]), fieldsOf(fields['author'])['user_openid']];
  return values.filter((value) => typeof value === 'string');
}

export function fieldsOf(value: unknown): Record<string, unknown> {
  return Object(value) as Record<string, unknown>;
}
