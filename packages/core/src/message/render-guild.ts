import { basename } from 'node:path';
import { localize } from '../i18n/localized.js';
import type { WireGuildMessageBody } from '../protocol/message.js';
import type { Draft, RenderOptions } from './draft.js';
import { layOut, type Layout } from './layout.js';
import type { MediaPart, Part } from './part.js';

/** Kinds of media guilds lack, as they are named instead. */
const NAMES = {
  video: { 'zh-CN': '视频', en: 'video' },
  voice: { 'zh-CN': '语音', en: 'voice' },
  file: { 'zh-CN': '文件', en: 'file' },
} as const;

/**
 * Writes a message for a guild channel or a direct message, where the field that is filled decides what it is. Text and
 * one picture go together; further pictures and cards follow by themselves.
 */
export function renderGuild(parts: readonly Part[], options: RenderOptions): readonly Draft[] {
  const layout = layOut(
    parts.map((part) => (part.kind === 'media' ? imageOrText(part, options) : part)),
    options,
  );
  const texts = written(layout);
  const [picture, ...pictures] = layout.media;
  const last = texts.at(-1);
  const drafts: Draft[] = [
    ...texts.slice(0, -1).map((body) => ({ body })),
    ...(last || picture ? [withPicture(last ?? {}, picture)] : []),
    ...pictures.map((media) => withPicture({}, media)),
    ...layout.arks.map((ark) => ({ body: { ark } })),
    ...layout.embeds.map((embed) => ({ body: { embed } })),
  ];
  return withQuote(drafts, layout, options);
}

function written({ texts, isMarkdown, markdown, keyboard }: Layout): WireGuildMessageBody[] {
  const buttons = keyboard && { keyboard };
  if (!isMarkdown) {
    const bodies: WireGuildMessageBody[] = texts.map((content) => ({ content }));
    return markdown ? [...bodies, { markdown, ...buttons }] : bodies;
  }
  return texts.map((content, index) => ({
    markdown: { ...markdown, content },
    ...(index === texts.length - 1 && buttons),
  }));
}

/** The platform fetches an address by itself; anything else travels with the request. */
function withPicture(body: WireGuildMessageBody, media: MediaPart | undefined): Draft {
  if (!media) return { body };
  const url = addressOf(media);
  return url === undefined ? { body, media } : { body: { ...body, image: url } };
}

function withQuote([first, ...rest]: Draft[], { quoted }: Layout, { onDegrade }: RenderOptions): readonly Draft[] {
  if (!first || !quoted) return first ? [first, ...rest] : [];
  if (quoted.id === undefined) {
    onDegrade('quote');
    return [first, ...rest];
  }
  const message_reference = { message_id: quoted.id, ignore_get_message_error: true };
  return [{ ...first, body: { ...first.body, message_reference } }, ...rest];
}

function imageOrText(part: MediaPart, { locale, onDegrade }: RenderOptions): Part {
  if (part.type === 'image') return part;
  onDegrade(part.type);
  const name = part.name ?? nameOf(part) ?? '';
  return { kind: 'text', text: `[${localize(NAMES[part.type], locale)}${name && ` ${name}`}]` };
}

function nameOf(part: MediaPart): string | undefined {
  const url = addressOf(part);
  if (url !== undefined) return url;
  return typeof part.source === 'string' ? basename(part.source) : undefined;
}

/** The address of what lies on the web. */
function addressOf({ source }: MediaPart): string | undefined {
  const address = source instanceof URL ? source.href : source;
  return typeof address === 'string' && /^https?:\/\//i.test(address) ? address : undefined;
}
