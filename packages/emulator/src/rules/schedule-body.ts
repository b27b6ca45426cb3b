import type { EmulatedBot } from '../bot.js';
import type { EmulatedChannel, Schedule } from '../people/channel.js';
import { isRecord } from '../http/is-record.js';
import { Fields } from './fields.js';
import { Refusal } from './refusal.js';

/** Where something is planned, and by whom. */
export interface SchedulePlace {
  readonly bot: Pick<EmulatedBot, 'findChannel'>;
  readonly channel: EmulatedChannel;
}

export type ScheduleBody = Omit<Schedule, 'id' | 'creator'>;

const WEEK_MS = 7 * 24 * 60 * 60_000;

/** '0' none · '1' at the start · '2' 5 · '3' 15 · '4' 30 · '5' 60 minutes before. */
const REMIND_TYPES = ['0', '1', '2', '3', '4', '5'] as const;

const REFUSALS = { missing: 'badSchedule', bad: 'badSchedule' } as const;

/** Milliseconds as text. */
function time(fields: Fields, name: string, before?: string): string {
  const text = fields.has(name) || before === undefined ? fields.text(name) : before;
  if (!/^\d+$/.test(text)) throw new Refusal('badSchedule');
  return text;
}

function checkJump({ bot, channel }: SchedulePlace, id: string): void {
  if (id === '0') return;
  if (id === channel.id) throw new Refusal('scheduleJumpsHere');
  const target = bot.findChannel(id);
  if (!target) throw new Refusal('scheduleJumpUnknown');
  if (target.guild !== channel.guild) throw new Refusal('scheduleJumpsElsewhere');
}

function checkTimes({ start_timestamp, end_timestamp }: ScheduleBody, now: number): void {
  const duration = Number(end_timestamp) - Number(start_timestamp);
  if (Number(start_timestamp) < now) throw new Refusal('scheduleInPast');
  if (duration < 0) throw new Refusal('scheduleBackwards');
  if (duration > WEEK_MS) throw new Refusal('scheduleTooLong');
}

/**
 * Reads the `schedule` of a body.
 *
 * @param before - The schedule that is changed; what the body does not name stays as it was.
 * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/server-inter/channel/content/schedule/model.html}
 * @throws {@link Refusal} 302014–302018, 302022–302024
 */
export function checkScheduleBody(
  body: Readonly<Record<string, unknown>>,
  place: SchedulePlace,
  now: number,
  before?: Schedule,
): ScheduleBody {
  const raw = body['schedule'];
  if (!isRecord(raw)) throw new Refusal('noSchedule');
  const fields = new Fields(raw, REFUSALS);
  const schedule: ScheduleBody = {
    name: before && !fields.has('name') ? before.name : fields.text('name'),
    description: fields.optionalText('description') ?? before?.description ?? '',
    start_timestamp: time(fields, 'start_timestamp', before?.start_timestamp),
    end_timestamp: time(fields, 'end_timestamp', before?.end_timestamp),
    jump_channel_id: fields.optionalText('jump_channel_id') ?? before?.jump_channel_id ?? '0',
    remind_type: fields.optionalChoice('remind_type', REMIND_TYPES) ?? before?.remind_type ?? '0',
  };
  checkTimes(schedule, now);
  checkJump(place, schedule.jump_channel_id);
  return schedule;
}
