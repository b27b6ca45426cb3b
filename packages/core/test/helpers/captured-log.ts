export interface LogLine {
  level: number;
  msg: string;
  [field: string]: unknown;
}

/** What a bot logs, line by line, as it would have been written: the `destination` of its log. */
export class CapturedLog {
  readonly #raw: string[] = [];

  write(line: string): void {
    this.#raw.push(line);
  }

  /** Everything, as text. */
  get text(): string {
    return this.#raw.join('');
  }

  get lines(): LogLine[] {
    return this.#raw.map((line) => JSON.parse(line) as LogLine);
  }

  /** Messages from `warn` up. */
  get complaints(): string[] {
    return this.lines.filter(({ level }) => level >= 40).map(({ msg }) => msg);
  }
}
