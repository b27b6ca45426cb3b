import type { ChannelPart, FacePart, InlinePart, MentionPart, TextPart } from './part.js';

/** What a text template takes: text and numbers as they are, and parts. */
export type TextValue = string | number | bigint | InlinePart | readonly InlinePart[];

/**
 * Text with mentions and faces in it: `` text`Well done, ${mention(ctx.author.id)}!` ``.
 *
 * A plain string does for everything else. In both, what looks like a tag of the platform stays text, so that nobody can
 * make the bot mention people by what they type.
 */
export function text(template: TemplateStringsArray | string, ...values: readonly TextValue[]): readonly InlinePart[] {
  if (typeof template === 'string') return [plain(template), ...values.flatMap(toInline)];
  return template
    .flatMap((before, index) => [plain(before), ...(index < values.length ? toInline(values[index] as TextValue) : [])])
    .filter((part) => part.kind !== 'text' || part.text !== '');
}

/**
 * Mentions someone, who is notified: in groups and guilds. In a one-to-one chat their name is shown.
 *
 * @param userId - `ctx.author.id` of someone in the same conversation.
 */
export function mention(userId: string, name?: string): MentionPart {
  return { kind: 'mention', userId, name };
}

/** Mentions everyone in a guild channel; elsewhere the word is shown. */
export function mentionAll(): MentionPart {
  return { kind: 'mention', userId: 'all' };
}

/**
 * A face of QQ's own, in guilds; elsewhere its name is shown.
 *
 * @param id - A number of the platform's table of faces.
 */
export function face(id: number | string, name?: string): FacePart {
  return { kind: 'face', id: String(id), name };
}

/** A link to a guild channel; elsewhere its name is shown. */
export function channelLink(channelId: string, name?: string): ChannelPart {
  return { kind: 'channel', channelId, name };
}

function plain(content: string): TextPart {
  return { kind: 'text', text: content };
}

function toInline(value: TextValue): readonly InlinePart[] {
  if (Array.isArray(value)) return value as readonly InlinePart[];
  return [typeof value === 'object' ? (value as InlinePart) : plain(String(value))];
}
