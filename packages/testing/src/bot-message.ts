import type { TranscriptEntry } from '@qqbotjs/emulator';

const KINDS = { 1: 'image', 2: 'video', 3: 'voice', 4: 'file' } as const;

/** A file under a message. */
export interface MessageMedia {
  /** `image`, `video`, `voice` or `file`. */
  readonly kind: (typeof KINDS)[keyof typeof KINDS];
  /** Where the emulator keeps it; `fetch` reads it. */
  readonly url?: string;
  /** What a file is called, where the bot said so. */
  readonly name?: string;
}

/** A message of the bot as people see it, now: what it changes later changes here. */
export class BotMessage {
  constructor(
    /** The line in the emulator's transcript. */
    readonly emulated: TranscriptEntry,
  ) {}

  /** The platform's id of the message. */
  get id(): string {
    return this.emulated.id;
  }

  /** Its text or markdown, as sent; of one that has neither what it is instead: `[image]`, `[file report.pdf]`, `[card]`. */
  get text(): string {
    return this.emulated.content.trim() || this.markdown || this.kind;
  }

  /** Labels of its buttons, row by row. */
  get buttons(): string[] {
    return this.rows.flat();
  }

  /** The same as lists, one for each row. */
  get rows(): string[][] {
    const { keyboard } = this.emulated;
    const rows = keyboard && 'content' in keyboard ? keyboard.content.rows : [];
    return rows.map(({ buttons }) => buttons.map(({ render_data }) => render_data.label));
  }

  /** The source of its markdown; `undefined` for plain text, and for a template of the console. */
  get markdown(): string | undefined {
    const { markdown } = this.emulated;
    return markdown && 'content' in markdown ? markdown.content : undefined;
  }

  /** The file it brings. */
  get media(): MessageMedia | undefined {
    const { media } = this.emulated;
    if (!media) return undefined;
    return { kind: KINDS[media.fileType as keyof typeof KINDS], url: media.url, name: media.fileName };
  }

  /** Whether it was taken back. */
  get isRecalled(): boolean {
    return this.emulated.recalled === true;
  }

  /** What it is besides its text: `[image]`, `[file report.pdf]`; `[card]` where there is no file. @internal */
  get kind(): string {
    const { media } = this;
    if (!media) return '[card]';
    return media.kind === 'file' && media.name ? `[file ${media.name}]` : `[${media.kind}]`;
  }
}
