import type { WireKeyboard, WireMarkdown } from '@qqbotjs/core/protocol';
import { BoundedList } from '../bounded-list.js';
import { fields, list, number, oneOf, type Saved, type Shape, text } from '../state/shape.js';

/** One line of a conversation as the people in it see it. */
export interface TranscriptEntry {
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly from: 'person' | 'bot';
  /** Name of the person or bot. */
  readonly name: string;
  content: string;
  readonly mention?: boolean;
  markdown?: WireMarkdown;
  keyboard?: WireKeyboard;
  /** 1 image · 2 video · 3 voice · 4 file. */
  readonly media?: { fileType: number; url?: string; fileName?: string };
  /** A stream that is still being written. */
  streaming?: boolean;
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

/** The last 500 lines of a conversation. */
export class Transcript {
  readonly #lines = new BoundedList<TranscriptEntry>(500);

  get entries(): readonly TranscriptEntry[] {
    return this.#lines.recent();
  }

  find(id: string): TranscriptEntry | undefined {
    return this.entries.find((entry) => entry.id === id);
  }

  push(entry: TranscriptEntry): void {
    this.#lines.push(entry);
  }

  save(): Saved<typeof SAVED_TRANSCRIPT> {
    return [...this.entries];
  }

  load(lines: Saved<typeof SAVED_TRANSCRIPT>): void {
    for (const line of lines) this.push(line);
  }
}
