import type { Localized } from '../i18n/localized.js';

/** How long somebody has to wait still. */
export interface TimeLeft {
  /** Rounded up. */
  readonly seconds: number;
  /** When it is over, Unix milliseconds. */
  readonly endsAt: number;
  /** `12 秒`, `12 s`, `2 小时 5 分`, `2 h 5 min`. */
  readonly text: Localized;
}

interface Unit {
  readonly seconds: number;
  readonly name: Localized;
}

const UNITS: readonly Unit[] = [
  { seconds: 86_400, name: { 'zh-CN': '天', en: 'd' } },
  { seconds: 3600, name: { 'zh-CN': '小时', en: 'h' } },
  { seconds: 60, name: { 'zh-CN': '分', en: 'min' } },
  { seconds: 1, name: { 'zh-CN': '秒', en: 's' } },
];

/** In the two largest units that are not 0; rounded up, so that who waits as long has waited long enough. */
export function timeLeft(endsAt: number, now: number): TimeLeft {
  const seconds = Math.max(1, Math.ceil((endsAt - now) / 1000));
  const largest = UNITS.findIndex((unit) => seconds >= unit.seconds);
  const [first, second] = UNITS.slice(largest) as [Unit, Unit?];
  const smallest = second ?? first;
  const total = Math.ceil(seconds / smallest.seconds) * smallest.seconds;
  return {
    seconds,
    endsAt,
    text: { 'zh-CN': write(total, first, second, 'zh-CN'), en: write(total, first, second, 'en') },
  };
}

function write(total: number, first: Unit, second: Unit | undefined, locale: keyof Localized): string {
  const whole = `${Math.floor(total / first.seconds)} ${first.name[locale]}`;
  const rest = total % first.seconds;
  return second && rest > 0 ? `${whole} ${rest / second.seconds} ${second.name[locale]}` : whole;
}
