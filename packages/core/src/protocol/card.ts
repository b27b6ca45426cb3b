/**
 * A card made from a template; 23, 24 and 37 are the common ones. Granted on application.
 *
 * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/server-inter/message/type/ark.html}
 */
export interface WireArk {
  /** 23, 24, 37, or one that was granted. */
  template_id: number;
  /** What fills the places of the template, by their names. */
  kv: WireArkEntry[];
}

/** One text, or a list of rows that are made of texts. */
export type WireArkEntry =
  | { key: string; value: string }
  | { key: string; obj: { obj_kv: { key: string; value: string }[] }[] };

/**
 * A card of short lines, in guilds only.
 *
 * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/server-inter/message/type/embed.html}
 */
export interface WireEmbed {
  title?: string;
  /** What notifications and the list of conversations show. */
  prompt?: string;
  /** A small picture. */
  thumbnail?: { url: string };
  /** Lines. */
  fields?: { name: string }[];
}
