import type { WireEmbed } from '../protocol/card.js';
import type { WireChatMessageBody } from '../protocol/message.js';
import type { Draft, RenderOptions } from './draft.js';
import { layOut, type Layout } from './layout.js';
import type { Part } from './part.js';

/** `msg_type` by what a message is. */
const TYPE = { text: 0, markdown: 2, ark: 3, media: 7 } as const;
/** Media without a caption: older servers ask for a content that is not empty. */
const NO_CAPTION = ' ';

/**
 * Writes a message for a one-to-one chat or a group, in as many requests as it takes: first what is written, then media,
 * then cards. A single text beside media becomes its caption.
 */
export function renderChat(parts: readonly Part[], options: RenderOptions): readonly Draft[] {
  const layout = layOut(
    parts.map((part) => (part.kind === 'embed' ? asText(part.embed, options) : part)),
    options,
  );
  const hasCaption = !layout.isMarkdown && layout.texts.length === 1 && layout.media.length > 0 && !layout.markdown;
  const drafts: Draft[] = [
    ...(hasCaption ? [] : written(layout)),
    ...layout.media.map((media, index) => ({
      body: { msg_type: TYPE.media, content: (hasCaption && index === 0 && layout.texts[0]) || NO_CAPTION },
      media,
    })),
    ...layout.arks.map((ark) => ({ body: { msg_type: TYPE.ark, ark } })),
  ];
  return withQuote(drafts, layout, options);
}

function written({ texts, isMarkdown, markdown, keyboard }: Layout): Draft[] {
  if (!isMarkdown) {
    const drafts: Draft[] = texts.map((content) => ({ body: { msg_type: TYPE.text, content } }));
    return markdown
      ? [...drafts, { body: { msg_type: TYPE.markdown, markdown, ...(keyboard && { keyboard }) } }]
      : drafts;
  }
  return texts.map((content, index) => ({
    body: {
      msg_type: TYPE.markdown,
      markdown: { ...markdown, content },
      ...(keyboard && index === texts.length - 1 && { keyboard }),
    },
  }));
}

function withQuote([first, ...rest]: Draft[], { quoted }: Layout, { onDegrade }: RenderOptions): readonly Draft[] {
  if (!first || !quoted) return first ? [first, ...rest] : [];
  if (quoted.refIndex === undefined) {
    onDegrade('quote');
    return [first, ...rest];
  }
  const body: WireChatMessageBody = {
    ...(first.body as WireChatMessageBody),
    message_reference: { message_id: quoted.refIndex },
  };
  return [{ ...first, body }, ...rest];
}

/** These scenes have no such card. */
function asText({ title, fields = [] }: WireEmbed, { onDegrade }: RenderOptions): Part {
  onDegrade('embed');
  return { kind: 'text', text: [title, ...fields.map(({ name }) => name)].filter(Boolean).join('\n') };
}
