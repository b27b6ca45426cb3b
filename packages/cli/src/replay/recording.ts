import type { Localized } from '@qqbotjs/core';

/** A call to the platform, and what came of it. */
export interface RecordedCall {
  readonly method: string;
  /** Without its query, ids decoded. */
  readonly path: string;
  readonly body: unknown;
  readonly answer?: unknown;
  /** The platform refused it, or gave no answer. */
  readonly error?: { name: string; code?: number; status?: number };
  /** When, in Unix milliseconds. */
  readonly at: number;
  readonly ms: number;
}

/** An event, as it came. */
export interface RecordedEvent {
  /** Where it stands, counted from 1. */
  readonly line: number;
  readonly at: number;
  readonly t: string;
  /** Outer id. */
  readonly id?: string;
  readonly d: unknown;
}

/** A line that cannot be used. */
export interface LineProblem {
  readonly line: number;
  readonly text: Localized;
}

export interface Session {
  readonly events: readonly RecordedEvent[];
  /** In the order of the file; `after` counts the events before it. */
  readonly calls: readonly (RecordedCall & { after: number })[];
  readonly problems: readonly LineProblem[];
}

interface Line {
  at?: unknown;
  in?: { t?: unknown; id?: unknown; d?: unknown };
  out?: { method?: unknown; path?: unknown; body?: unknown };
  answer?: unknown;
  error?: RecordedCall['error'];
  ms?: unknown;
}

/** Reads what a bot recorded. What cannot be read is named, and the rest used. */
export function readRecording(text: string): Session {
  const events: RecordedEvent[] = [];
  const calls: (RecordedCall & { after: number })[] = [];
  const problems: LineProblem[] = [];
  for (const [index, written] of text.split('\n').entries()) {
    if (written.trim() === '') continue;
    const line = index + 1;
    const entry = parse(written);
    const event = entry && toEvent(entry, line);
    const call = entry && toCall(entry);
    if (event) events.push(event);
    else if (call) calls.push({ ...call, after: events.length });
    else problems.push({ line, text: entry ? NEITHER : NO_JSON });
  }
  return { events, calls, problems };
}

function parse(written: string): Line | undefined {
  try {
    const value: unknown = JSON.parse(written);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

function toEvent({ at, in: event }: Line, line: number): RecordedEvent | undefined {
  if (typeof event?.t !== 'string') return undefined;
  const id = typeof event.id === 'string' ? event.id : undefined;
  return { line, at: timeOf(at), t: event.t, id, d: event.d };
}

function toCall({ at, out, answer, error, ms }: Line): RecordedCall | undefined {
  if (typeof out?.method !== 'string' || typeof out.path !== 'string') return undefined;
  return { method: out.method, path: out.path, body: out.body, answer, error, at: timeOf(at), ms: Number(ms) || 0 };
}

function timeOf(at: unknown): number {
  return Date.parse(String(at)) || 0;
}

const NO_JSON: Localized = {
  'zh-CN': '不是完整的 JSON，已略过（录制可能被中断）',
  en: 'is no complete JSON and is left out (the recording may have been cut off)',
};

const NEITHER: Localized = {
  'zh-CN': '既不是事件（in）也不是调用（out），已略过',
  en: 'is neither an event (in) nor a call (out) and is left out',
};
