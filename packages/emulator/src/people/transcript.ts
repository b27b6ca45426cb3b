import type { WireArk, WireEmbed, WireKeyboard, WireMarkdown } from '@qqbotjs/core/protocol';
import { fields, list, number, oneOf, type Saved, type Shape, text } from '../state/shape.js';

/** A file in a line. */
export interface TranscriptMedia {
  /** 1 image · 2 video · 3 voice · 4 file. */
  readonly fileType: number;
  /** Missing where the file cannot be shown here. */
  readonly url?: string;
  readonly fileName?: string;
  /** In bytes. */
  readonly size?: number;
}

/** The message another one quotes. */
export interface TranscriptQuote {
  readonly id: string;
  readonly name: string;
  readonly content: string;
}

/** One line of a conversation as the people in it see it. */
export interface TranscriptEntry {
  /** The platform's, as sends are answered with. */
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Which side of the page it is on. */
  readonly from: 'person' | 'bot';
  /** Name of the person or bot. */
  readonly name: string;
  /** Text, as it is now; of a stream so far. */
  content: string;
  /** Whether it mentions the bot. */
  readonly mention?: boolean;
  markdown?: WireMarkdown;
  keyboard?: WireKeyboard;
  readonly ark?: WireArk;
  readonly embed?: WireEmbed;
  readonly media?: TranscriptMedia;
  /** What quotes name it by, in c2c and groups. */
  readonly ref?: string;
  /** What it quotes. */
  readonly quote?: TranscriptQuote;
  /** A stream that is still being written. */
  streaming?: boolean;
  /** Whether people see only that it was recalled. */
  recalled?: boolean;
  /** Number within its channel or direct session; guilds only. */
  readonly seq?: number;
  /** When it was changed last, in milliseconds. */
  editedAt?: number;
  /** Set on the bot's own: which message or event it answers. */
  readonly answers?: string;
}

const LINE = fields({ id: text, at: number, from: oneOf('person', 'bot'), name: text, content: text });

/** Lines as they are: the fields a line may have besides come from the wire. */
const SAVED_LINE: Shape<TranscriptEntry> = {
  read: (value, path) => ({ ...(value as object), ...LINE.read(value, path) }),
};

export const SAVED_TRANSCRIPT = list(SAVED_LINE);

/** The last lines of a conversation, as many as `LineStock` lets it keep. */
export class Transcript {
  readonly #lines = new Map<string, TranscriptEntry>();

  get entries(): readonly TranscriptEntry[] {
    return [...this.#lines.values()];
  }

  get size(): number {
    return this.#lines.size;
  }

  get oldest(): TranscriptEntry | undefined {
    return this.#lines.values().next().value;
  }

  find(id: string): TranscriptEntry | undefined {
    return this.#lines.get(id);
  }

  /** The line a quote means: by its index in c2c and groups, by its id in guilds. */
  quoted(ref: string): TranscriptQuote | undefined {
    const line = this.find(ref) ?? this.entries.findLast((entry) => entry.ref === ref);
    return line && { id: line.id, name: line.name, content: textOf(line) };
  }

  /** Up to so many lines before one of them; without it, the last ones. */
  before(id: string | undefined, limit: number): readonly TranscriptEntry[] {
    const lines = this.entries;
    const end = id === undefined ? lines.length : lines.findIndex((line) => line.id === id);
    return end <= 0 ? [] : lines.slice(Math.max(0, end - limit), end);
  }

  push(entry: TranscriptEntry): void {
    this.#lines.set(entry.id, entry);
  }

  /** Only the stock does so, which knows what is kept. @internal */
  forget({ id }: TranscriptEntry): void {
    this.#lines.delete(id);
  }

  save(): Saved<typeof SAVED_TRANSCRIPT> {
    return [...this.entries];
  }

  load(lines: Saved<typeof SAVED_TRANSCRIPT>): void {
    for (const line of lines) this.push(line);
  }
}

function textOf({ content, markdown }: TranscriptEntry): string {
  return markdown && 'content' in markdown ? markdown.content : content;
}
