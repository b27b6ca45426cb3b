import { Intent } from '@qqbotjs/core/protocol';
import type { Session } from '../gateway/session.js';

/** A session of a bot as JSON. Times are milliseconds since 1970. */
export interface SessionView {
  /** Its first characters, enough to tell it apart. */
  id: string;
  shard: readonly [number, number];
  /** By name; a bit without one as `1 << n`. */
  intents: string[];
  /** Last number given out. */
  seq: number;
  resumes: number;
  /** Number of its connection; missing while it waits for a resume. */
  connection?: number;
  onlineSince?: number;
  disconnectedAt?: number;
  heartbeatAt?: number;
  /** Whether a resume of it would be refused. */
  isExpired: boolean;
}

const ID_LENGTH = 8;
const BITS = 31;

const NAME_OF_BIT: Readonly<Record<number, string>> = Object.fromEntries(
  Object.entries(Intent).map(([name, bit]) => [bit, name]),
);

function namesOf(intents: number): string[] {
  const bits = Array.from({ length: BITS }, (_, index) => index).filter((index) => (intents & (1 << index)) !== 0);
  return bits.map((index) => NAME_OF_BIT[1 << index] ?? `1 << ${index}`);
}

export function sessionView(session: Session): SessionView {
  const { id, shard, intents, seq, resumes, onlineSince, disconnectedAt, heartbeatAt, isExpired, sink } = session;
  return {
    id: id.slice(0, ID_LENGTH),
    shard,
    intents: namesOf(intents),
    seq,
    resumes,
    connection: sink?.number,
    onlineSince: sink && onlineSince,
    disconnectedAt,
    heartbeatAt,
    isExpired,
  };
}
