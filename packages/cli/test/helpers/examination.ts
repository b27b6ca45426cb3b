import { Cli } from './cli.js';
import type { TemporaryProject } from './temporary-project.js';

interface Row {
  id: string;
  bot?: string;
  status: 'ok' | 'warn' | 'fail' | 'skip';
  findings: { status: string; text: string; remedy?: string; code?: string | number }[];
}

export interface Report {
  version: number;
  ok: boolean;
  summary: Record<Row['status'], number>;
  checks: Row[];
}

/** What `qqbot doctor` said about a project, as programs read it. */
export class Examination {
  private constructor(
    readonly code: number | null,
    readonly report: Report,
    /** All that was written. */
    readonly output: string,
  ) {}

  static async of(
    project: TemporaryProject,
    environment: Record<string, string> = {},
    ...args: string[]
  ): Promise<Examination> {
    await using cli = new Cli(['doctor', '--json', '--cwd', project.directory, ...args], environment);
    const code = await cli.exit();
    return new Examination(code, JSON.parse(cli.printed) as Report, cli.output);
  }

  row(id: string): Row {
    const row = this.report.checks.find((check) => check.id === id);
    if (!row) throw new Error(`There is no check ${id} in\n${this.output}`);
    return row;
  }

  /** The status of a check and all it says, for short. */
  says(id: string): string {
    const { status, findings } = this.row(id);
    return [status, ...findings.map(({ text, remedy = '' }) => `${text} → ${remedy}`)].join('\n');
  }

  /** Ids of the checks that ended so. */
  which(status: Row['status']): string[] {
    return this.report.checks.filter((check) => check.status === status).map(({ id }) => id);
  }
}
