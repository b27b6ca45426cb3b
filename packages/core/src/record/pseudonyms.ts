import { createHmac } from 'node:crypto';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** Keys whose values tell who or where. */
const ID_KEY = /(?:^|_)(?:id|ids|openid|openids|idx)$/;
/** Keys whose values are names people gave themselves. */
const NAME_KEY = /^(?:username|nick|union_user_account|scene_param)$/;
/** Keys whose values open something, or are a file. */
const SECRET_KEY =
  /^(?:access_token|clientSecret|authorization|token|file_info|file_data|presigned_url|raw_url|avatar|session_id)$/;
/** Shorter values are numbers of roles, buttons and the like. */
const SHORTEST_ID = 8;
/** Ids as they stand in texts and paths: openids, guild-side numbers, message ids, indices, and those of events. */
const ID_IN_TEXT =
  /\b[0-9A-F]{32}\b|\b\d{8,}\b|\bROBOT1\.0_[\w.!-]+|\bREFIDX_[\w+/=-]+|\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b|\b[A-Z][A-Z0-9_]+:[\w-]{6,}/g;
const ADDRESS = /^https?:\/\//;

/**
 * Takes persons and secrets out of what is recorded. The same id becomes the same pseudonym, of the same kind, so that what
 * belongs together still does.
 */
export class Pseudonyms {
  readonly #key?: string;

  /**
   * @param secret - With another one, pseudonyms are others. Without, ids and names stay as they are, and only secrets are cut
   * out: for what holds pseudonyms already.
   */
  constructor(secret?: string) {
    this.#key = secret;
  }

  /** A copy of a value without persons and secrets. */
  of(value: unknown): Json {
    return this.#copy(value as Json, '');
  }

  /** A path with its ids replaced, and without its query. */
  ofPath(path: string): string {
    const [bare = ''] = path.split('?');
    return decoded(bare).replace(ID_IN_TEXT, (id) => this.#pseudonym(id));
  }

  #copy(value: Json, key: string): Json {
    if (typeof value === 'string') return this.#text(value, key);
    if (Array.isArray(value)) return value.map((each) => this.#copy(each, key));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, this.#copy(inner, name)]));
  }

  #text(text: string, key: string): string {
    if (text === '') return text;
    if (SECRET_KEY.test(key)) return `[${key}]`;
    if (NAME_KEY.test(key)) return this.#key === undefined ? text : `name-${this.#hash(text).slice(0, 6)}`;
    if (ID_KEY.test(key)) return text.length < SHORTEST_ID ? text : this.#pseudonym(text);
    if (key === 'ext' && text.startsWith('auth_token=')) return 'auth_token=[auth_token]';
    // What follows the question mark opens the file.
    if (ADDRESS.test(text) && /^(?:url|voice_wav_url|image|icon)$/.test(key)) return text.replace(/\?.*$/s, '?[query]');
    return text.replace(ID_IN_TEXT, (id) => this.#pseudonym(id));
  }

  /** Of the same kind and length, as far as programs tell ids apart. */
  #pseudonym(id: string): string {
    if (this.#key === undefined) return id;
    const hash = this.#hash(id);
    const event = /^([A-Z][A-Z0-9_]+:)(.+)$/.exec(id);
    if (event) return event[1] + this.#pseudonym(event[2] as string);
    const prefix = /^(?:ROBOT1\.0_|REFIDX_)/.exec(id)?.[0];
    if (prefix) return prefix + hash.slice(0, 24);
    if (/^\d+$/.test(id)) return `${BigInt(`0x1${hash}`)}`.slice(0, id.length);
    return /^[0-9A-F]{32}$/.test(id) ? hash.slice(0, 32).toUpperCase() : hash.slice(0, 32);
  }

  #hash(text: string): string {
    return createHmac('sha256', this.#key ?? '')
      .update(text)
      .digest('hex');
  }
}

/** A path somebody wrote as text may be no valid one. */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
