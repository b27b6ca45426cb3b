const UNITS_MS = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 } as const;

const PART = /(\d+(?:\.\d+)?)(ms|[smhdw])/gy;

/** Milliseconds, or a text such as `90s`, `1h30m` or `2d`. */
export type Duration = number | string;

/** @returns Milliseconds. @throws RangeError when it is no length of time. */
export function toMs(duration: Duration): number {
  const ms = typeof duration === 'number' ? duration : parse(duration);
  if (Number.isFinite(ms) && ms >= 0) return ms;
  throw new RangeError(
    `${JSON.stringify(duration)} is no length of time; write milliseconds, or a text such as '90s', '1h30m' or '2d'.`,
  );
}

/** The parts must cover the whole text. */
function parse(text: string): number {
  const parts = [...text.matchAll(PART)];
  const isWhole = text !== '' && parts.map(([part]) => part).join('') === text;
  if (!isWhole) return Number.NaN;
  return parts.reduce((sum, [, amount, unit]) => sum + Number(amount) * UNITS_MS[unit as keyof typeof UNITS_MS], 0);
}
