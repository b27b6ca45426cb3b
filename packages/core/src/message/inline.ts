import type { Scene } from '../context/conversation.js';
import { type Locale, localize } from '../i18n/localized.js';
import { escapeChatText, escapeGuildText } from './escape.js';
import { escapeMarkdown } from './markdown.js';
import type { ChannelPart, FacePart, InlinePart, MentionPart } from './part.js';

/** How running text is written somewhere. A part that a scene lacks is shown by its name. */
interface InlineRules {
  text(text: string): string;
  mention?(part: MentionPart): string | undefined;
  face?(part: FacePart): string;
  channel?(part: ChannelPart): string;
}

/** In guilds `<` begins a tag, and everything else is escaped. */
const guild: InlineRules = {
  text: escapeGuildText,
  mention: ({ userId }) => (userId === 'all' ? undefined : `<@${idOf(userId)}>`),
  face: ({ id }) => `<emoji:${idOf(id)}>`,
  channel: ({ channelId }) => `<#${idOf(channelId)}>`,
};

/**
 * The tags of each scene.
 *
 * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/server-inter/message/trans/text-chain.html}
 */
const RULES: Readonly<Record<Scene, InlineRules>> = {
  c2c: { text: escapeChatText },
  group: {
    text: escapeChatText,
    mention: ({ userId }) => (userId === 'all' ? undefined : `<qqbot-at-user id="${idOf(userId)}" />`),
  },
  channel: { ...guild, mention: (part) => (part.userId === 'all' ? '<qqbot-at-everyone />' : guild.mention?.(part)) },
  dm: guild,
};

const EVERYONE = { 'zh-CN': '@全体成员', en: '@everyone' };
const FACE = { 'zh-CN': '表情', en: 'face' };

export interface InlineOptions {
  scene: Scene;
  /** Whether it will stand in markdown. */
  asMarkdown: boolean;
  locale: Locale;
  /** Told what the scene lacks. */
  onDegrade: (kind: string) => void;
}

/** Writes one part of running text as a scene wants it. */
export function renderInline(part: InlinePart, { scene, asMarkdown, locale, onDegrade }: InlineOptions): string {
  const rules = RULES[scene];
  const plain = (text: string): string => rules.text(asMarkdown ? escapeMarkdown(text) : text);
  if (part.kind === 'text') return plain(part.text);
  const tag = rules[part.kind]?.(part as never);
  if (tag !== undefined) return tag;
  onDegrade(part.kind);
  return plain(nameOf(part, locale));
}

function nameOf(part: Exclude<InlinePart, { kind: 'text' }>, locale: Locale): string {
  if (part.kind === 'face') return `[${part.name ?? localize(FACE, locale)}]`;
  if (part.kind === 'channel') return `#${part.name ?? part.channelId}`;
  if (part.userId === 'all') return localize(EVERYONE, locale);
  return part.name ? `@${part.name}` : '';
}

/** Ids are letters, digits and a few marks; anything else could end the tag. */
function idOf(id: string): string {
  return id.replace(/[^\w.!-]/g, '');
}
