import type { Localized } from '@qqbotjs/core';
import type { Chart, Patient } from './chart.js';

/** From the best to the worst; `skip` says nothing about the project. */
export const STATUSES = ['skip', 'ok', 'warn', 'fail'] as const;

export type Status = (typeof STATUSES)[number];

/** One thing that was found out. */
export interface Finding {
  readonly status: Status;
  readonly text: Localized | string;
  /** What to do about it; absent where nothing has to be done, or where `text` says it. */
  readonly remedy?: Localized | string;
  /** What the platform calls it, or where in the configuration it is; for programs. */
  readonly code?: string | number;
}

interface CheckInfo {
  /** Stable: reports are read by programs. */
  readonly id: string;
  readonly title: Localized;
  /** Ids of checks that have to have gone well before. */
  readonly needs?: readonly string[];
  /** What others lack when this one fails: "skipped: no valid configuration". */
  readonly lack: Localized;
  /** Whether it asks others than this machine. */
  readonly isOnline?: boolean;
  /** @defaultValue 15000 */
  readonly timeoutMs?: number;
}

/** Looks at the project as a whole. */
export interface ProjectCheck extends CheckInfo {
  readonly of: 'project';
  run(chart: Chart, signal: AbortSignal): Finding[] | Promise<Finding[]>;
}

/** Looks at each bot of the configuration. */
export interface BotCheck extends CheckInfo {
  readonly of: 'bot';
  run(patient: Patient, chart: Chart, signal: AbortSignal): Finding[] | Promise<Finding[]>;
}

export type Check = ProjectCheck | BotCheck;

export function ok(text: Localized | string): Finding {
  return { status: 'ok', text };
}

export function skip(text: Localized): Finding {
  return { status: 'skip', text: { 'zh-CN': `跳过：${text['zh-CN']}`, en: `skipped: ${text.en}` } };
}

/** What several findings amount to. */
export function worstOf(findings: readonly Pick<Finding, 'status'>[]): Status {
  const ranks = findings.map(({ status }) => STATUSES.indexOf(status));
  return STATUSES[Math.max(0, ...ranks)] ?? 'skip';
}
