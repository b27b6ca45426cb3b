import { parseRichText, type RichElement, type RichText, richText } from '../rich-text.js';
import { Fields } from './fields.js';
import { Refusal } from './refusal.js';
import type { RefusalName } from './refusals.js';
import { textLength } from './text-length.js';

/** Characters of title and text; numbers of links, images and videos. */
export interface ForumLimits {
  title: number;
  text: number;
  links: number;
  images: number;
  videos: number;
}

/** What a thread may hold, by default. */
export const FORUM_LIMITS: Readonly<ForumLimits> = { title: 30, text: 10_000, links: 20, images: 50, videos: 5 };

export interface ThreadBody {
  title: string;
  content: RichText;
}

/** `format` of a thread: 1 text, 2 HTML, 3 Markdown, 4 RichText as JSON. The texts of 2 and 3 are kept as they come. */
const FORMATS = [1, 2, 3, 4] as const;
const JSON_FORMAT = 4;

const IMAGE_MARKUP = /<img\b|!\[/gi;
const VIDEO_MARKUP = /<video\b/gi;
const LINK = /https?:\/\//gi;

function counts({ paragraphs }: RichText): Omit<ForumLimits, 'title'> {
  const elements = paragraphs.flatMap(({ elems }) => elems);
  const text = elements.map((element) => element.text?.text ?? '').join('\n');
  const ofType = (type: RichElement['type']): number => elements.filter((element) => element.type === type).length;
  const inText = (pattern: RegExp): number => text.match(pattern)?.length ?? 0;
  return {
    text: textLength(text),
    images: ofType(2) + inText(IMAGE_MARKUP),
    videos: ofType(3) + inText(VIDEO_MARKUP),
    links: ofType(4) + inText(LINK),
  };
}

const TOO_MUCH = {
  text: 'threadText',
  links: 'threadLinks',
  images: 'threadImages',
  videos: 'threadVideos',
} as const satisfies Record<keyof Omit<ForumLimits, 'title'>, RefusalName>;

/**
 * Checks a thread that is to be published.
 *
 * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/server-inter/channel/content/forum/put_thread.html}
 * @throws {@link Refusal} 503005, 503006, 503014, 503016–503020
 */
export function checkThreadBody(body: Readonly<Record<string, unknown>>, limits: ForumLimits): ThreadBody {
  const fields = new Fields(body);
  const title = fields.optionalText('title') ?? '';
  const text = fields.optionalText('content') ?? '';
  if (title.trim() === '') throw new Refusal('noThreadTitle');
  if (text.trim() === '') throw new Refusal('noThreadContent');
  if (textLength(title) > limits.title) throw new Refusal('threadTitle');
  const content = fields.choice('format', FORMATS) === JSON_FORMAT ? parseRichText(text) : richText(text);
  if (!content) throw new Refusal('badThreadJson');
  const counted = counts(content);
  for (const kind of ['text', 'links', 'images', 'videos'] as const) {
    if (counted[kind] > limits[kind]) throw new Refusal(TOO_MUCH[kind]);
  }
  return { title, content };
}
