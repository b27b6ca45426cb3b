import type { WireMention } from '../../protocol/message.js';
import { unescapeGuildText } from '../escape.js';

/** A stretch of a message that came: what was typed, or what stood for something. */
export type Segment =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'mention';
      /** `all` for everyone. */
      readonly userId: string;
      /** Where the platform told it. */
      readonly name?: string;
      readonly isBot: boolean;
      /** Whether it is the bot itself. */
      readonly isMe: boolean;
    }
  | {
      readonly kind: 'face';
      readonly id: string;
      /** Such as `呲牙`, where the platform told it. */
      readonly name?: string;
    }
  | { readonly kind: 'channel'; readonly channelId: string };

export interface SegmentOptions {
  /** Guild text has other tags, and is escaped. */
  isGuild: boolean;
  mentions: readonly WireMention[];
  isMe: (userId: string) => boolean;
}

/**
 * Tags of one-to-one chats and groups, in their older and newer forms.
 *
 * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/server-inter/message/trans/text-chain.html}
 */
const CHAT_TAG =
  /<@!?(?<user>[^<>\s]+)>|<qqbot-at-user id="(?<tagged>[^"]*)"\s*\/>|<(?<all>qqbot-at-everyone)\s*\/>|<faceType=\d+,faceId="(?<face>[^"]*)"(?:,ext="(?<ext>[^"]*)")?>/g;
const GUILD_TAG =
  /<@!?(?<user>[^<>\s]+)>|<qqbot-at-user id="(?<tagged>[^"]*)"\s*\/>|(?<all>@everyone|<qqbot-at-everyone\s*\/>)|<emoji:(?<face>\d+)>|<#(?<channel>\d+)>/g;

/** Reads the content of a message, once and in order. */
export function segmentsOf(content: string, options: SegmentOptions): readonly Segment[] {
  const segments: Segment[] = [];
  const addText = (raw: string): void => {
    const text = options.isGuild ? unescapeGuildText(raw) : raw;
    if (text !== '') segments.push({ kind: 'text', text });
  };
  let end = 0;
  for (const match of content.matchAll(options.isGuild ? GUILD_TAG : CHAT_TAG)) {
    addText(content.slice(end, match.index));
    segments.push(toSegment(match.groups as Partial<Record<string, string>>, options));
    end = match.index + match[0].length;
  }
  addText(content.slice(end));
  return segments;
}

function toSegment(found: Partial<Record<string, string>>, { mentions, isMe }: SegmentOptions): Segment {
  const { user, tagged, all, face, ext, channel } = found;
  if (channel !== undefined) return { kind: 'channel', channelId: channel };
  if (face !== undefined) return { kind: 'face', id: face, name: faceName(ext) };
  if (all !== undefined) return { kind: 'mention', userId: 'all', isBot: false, isMe: true };
  const userId = user ?? tagged ?? '';
  const known = mentions.find(({ id, member_openid }) => id === userId || member_openid === userId);
  return { kind: 'mention', userId, name: known?.username, isBot: known?.bot === true, isMe: isMe(userId) };
}

/** `ext` is base64 of `{"text":"呲牙"}`. */
function faceName(ext: string | undefined): string | undefined {
  try {
    return (JSON.parse(Buffer.from(ext ?? '', 'base64').toString()) as { text?: string }).text;
  } catch {
    return undefined;
  }
}
