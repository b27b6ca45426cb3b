import type { WireArkEntry } from '../protocol/card.js';
import type { ArkPart, EmbedPart } from './part.js';

/** A value of a card's template: text, or a list of rows. */
export type ArkValue = string | readonly Readonly<Record<string, string>>[];

/**
 * A card of one of the platform's templates: 23 (list), 24 (text and picture), 37 (large picture). Needs a grant.
 *
 * @param values - By the key the template names, such as `#PROMPT#`; lists as rows: `{ '#LIST#': [{ desc: 'one' }] }`.
 * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/server-inter/message/type/ark.html}
 */
export function ark(templateId: number, values: Readonly<Record<string, ArkValue>>): ArkPart {
  const kv = Object.entries(values).map(([key, value]) =>
    typeof value === 'string' ? { key, value } : rows(key, value),
  );
  return { kind: 'ark', ark: { template_id: templateId, kv } };
}

function rows(key: string, list: readonly Readonly<Record<string, string>>[]): WireArkEntry {
  return {
    key,
    obj: list.map((row) => ({ obj_kv: Object.entries(row).map(([name, value]) => ({ key: name, value })) })),
  };
}

/** What a card made by {@link embed} shows. */
export interface EmbedOptions {
  /** Its first line. */
  title: string;
  /** What notifications show. @defaultValue the title */
  prompt?: string;
  /** Address of a small picture. */
  thumbnail?: string;
  /** Lines. */
  fields?: readonly string[];
}

/** A small card of guilds; elsewhere its lines are sent as text. */
export function embed({ title, prompt = title, thumbnail, fields = [] }: EmbedOptions): EmbedPart {
  return {
    kind: 'embed',
    embed: {
      title,
      prompt,
      ...(thumbnail !== undefined && { thumbnail: { url: thumbnail } }),
      fields: fields.map((name) => ({ name })),
    },
  };
}
