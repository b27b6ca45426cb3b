/** A line of a bot's log. */
export interface LogLine {
  /** 10 trace · 20 debug · 30 info · 40 warn · 50 error · 60 fatal. */
  level: number;
  /** What was logged. */
  msg: string;
  [field: string]: unknown;
}

const WARN = 40;

/** What a bot logs, kept instead of written. */
export class CapturedLog {
  readonly #written: string[] = [];

  /** @internal */
  write(line: string): void {
    this.#written.push(line);
  }

  /** Everything as it would have been written: JSON, a line each. */
  get text(): string {
    return this.#written.join('');
  }

  /** Everything, line by line. */
  get lines(): LogLine[] {
    return this.#written.map((line) => JSON.parse(line) as LogLine);
  }

  /** What it says at `warn` and above: errors of handlers, refused calls. A test of a healthy bot expects `[]`. */
  get complaints(): string[] {
    return this.lines.filter(({ level }) => level >= WARN).map(({ msg }) => msg);
  }
}
