import type { TranscriptMedia } from './transcript.js';

/** A file somebody sends: how it is shown, and what the bot is told of it. */
export interface ChatMedia {
  readonly shown: TranscriptMedia;
  /** In wire shape. */
  readonly attachment: Readonly<Record<string, unknown>>;
}

/** The attachments of a message, when there are any. @internal */
export function attachmentsOf({
  attachments,
  media,
}: {
  attachments?: readonly Record<string, unknown>[];
  media?: ChatMedia;
}): readonly Record<string, unknown>[] | undefined {
  return media ? [media.attachment, ...(attachments ?? [])] : attachments;
}

/** Guild addresses have no scheme. @internal */
export function inGuild(media: ChatMedia | undefined): ChatMedia | undefined {
  if (!media) return undefined;
  const url = String(media.attachment['url']).replace(/^https?:\/\//, '');
  return { ...media, attachment: { ...media.attachment, url } };
}
