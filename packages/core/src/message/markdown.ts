import type { MarkdownPart } from './part.js';

/** How strict the platform is with markdown. */
export interface MarkdownOptions {
  /** Fails instead of leaving out images that the platform cannot fetch. @defaultValue false */
  requireImages?: boolean;
}

/**
 * Markdown, in the platform's dialect. It is taken as it is: pass what people typed through {@link escapeMarkdown}.
 *
 * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/server-inter/message/type/markdown.html}
 */
export function markdown(content: string, { requireImages }: MarkdownOptions = {}): MarkdownPart {
  return {
    kind: 'markdown',
    markdown: requireImages ? { content, force_verify_image_resource: true } : { content },
  };
}

/**
 * A markdown template of the console, with its values.
 *
 * @param params - By name; several values where the template repeats one.
 */
export function markdownTemplate(
  templateId: string,
  params: Readonly<Record<string, string | readonly string[]>> = {},
): MarkdownPart {
  const values = Object.entries(params).map(([key, value]) => ({
    key,
    values: typeof value === 'string' ? [value] : [...value],
  }));
  return { kind: 'markdown', markdown: { custom_template_id: templateId, params: values } };
}

/** What begins something wherever it stands, and what does only at the start of a line. */
const SPECIAL = /[\\`*_~[\]!|]|^(?:\s*)(?:[#>+-]|\d+(?=[.)]))/gm;

/** Text as markdown that shows just this text: what people typed cannot become formatting, links or mentions. */
export function escapeMarkdown(text: string): string {
  return text.replace(SPECIAL, (found) =>
    found.replace(/\S+$/, (mark) => (/\d/.test(mark) ? `${mark}\\` : `\\${mark}`)),
  );
}
