import type { EmulatorSettings } from '../settings.js';
import type { Refusal } from './refusal.js';
import { REFUSALS } from './refusals.js';

/** An answer that says no. */
export interface RefusalAnswer {
  status: number;
  body: Record<string, unknown>;
  headers: Record<string, string> | undefined;
}

type Numbers = Readonly<{ message: string; code: number; err_code: number; trace_id: string }>;
type Shape = (numbers: Numbers) => Record<string, unknown>;

const live: Shape = (numbers) => numbers;
const documented: Shape = ({ err_code, message, trace_id }) => ({ err_code, message, trace_id });
const old: Shape = ({ code, message }) => ({ code, message });

/** What an error looks like, on paths under `/v2` and on the older ones. */
const SHAPES: Readonly<Record<EmulatorSettings['errorBody'], { v2: Shape; older: Shape }>> = {
  live: { v2: live, older: live },
  '2026': { v2: documented, older: documented },
  guild: { v2: live, older: old },
};

function statusOf({ kind }: Refusal, { rateLimitStatus, unknownTokenStatus }: EmulatorSettings): number {
  if (kind === REFUSALS.tooFast) return rateLimitStatus;
  return kind === REFUSALS.tokenUnknown ? unknownTokenStatus : kind.status;
}

/** How a refusal is put, as the settings have it. @param path - Of the call. */
export function refusalAnswer(
  refusal: Refusal,
  path: string,
  traceId: string,
  settings: EmulatorSettings,
): RefusalAnswer {
  const { errorBody, errorCodes, retryAfterSeconds } = settings;
  const { code: newer, code2025, errCode, message } = refusal.kind;
  const code = errorCodes === '2025' ? (code2025 ?? newer) : newer;
  const shape = SHAPES[errorBody][path.startsWith('/v2/') ? 'v2' : 'older'];
  const status = statusOf(refusal, settings);
  const isTimed = status === 429 && retryAfterSeconds > 0;
  return {
    status,
    body: shape({ message, code, err_code: errCode ?? code, trace_id: traceId }),
    headers: isTimed ? { 'Retry-After': String(retryAfterSeconds) } : undefined,
  };
}
