import type { TranscriptEntry } from '@qqbotjs/emulator';

const MEDIA: Readonly<Record<number, string>> = { 1: 'image', 2: 'video', 3: 'voice', 4: 'file' };

/** A message as one line: its text or markdown with line breaks as `\n`, or what it is instead, such as `[image]`. */
export function lineOf(entry: Pick<TranscriptEntry, 'content' | 'markdown' | 'media'>): string {
  const markdown = entry.markdown && 'content' in entry.markdown ? entry.markdown.content : '';
  const text = entry.content.trim() || markdown.trim() || insteadOfText(entry.media);
  return text.replaceAll(/\r?\n/g, '\\n');
}

function insteadOfText(media: TranscriptEntry['media']): string {
  if (!media) return '[card]';
  const kind = MEDIA[media.fileType] ?? 'file';
  return kind === 'file' && media.fileName ? `[file ${media.fileName}]` : `[${kind}]`;
}
