import type { MessageContext } from '../context/message-context.js';
import type { Attachment } from '../message/incoming/attachment.js';
import type { ArgumentKind } from './argument-kinds.js';

/** The kind that takes no word: its values are the pictures that came with the message. */
export const IMAGE = 'image';

export const IMAGE_KIND: ArgumentKind<never> = {
  parse: () => undefined,
  hint: { 'zh-CN': '一张图片', en: 'a picture' },
};

/** The pictures a command may take: those of the message, then those of the message it quotes. */
export function picturesOf({ attachments, quoted }: MessageContext): Attachment[] {
  return [...attachments, ...(quoted?.attachments ?? [])].filter(({ kind }) => kind === 'image');
}
