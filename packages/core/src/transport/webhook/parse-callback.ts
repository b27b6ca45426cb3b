import type { Dispatch } from '../../protocol/event.js';
import { Opcode } from '../../protocol/opcode.js';
import type { Validation } from './validation.js';

/** What the platform posts to a webhook. */
export type CallbackFrame =
  | Dispatch
  | { op: typeof Opcode.Heartbeat; d: unknown }
  | { op: typeof Opcode.CallbackValidation; d: Validation };

/** @returns `undefined` when it is none: no JSON object, an unknown opcode, or without what its opcode needs. */
export function parseCallback(raw: Buffer): CallbackFrame | undefined {
  try {
    const frame = JSON.parse(raw.toString()) as CallbackFrame;
    return isCallback(frame) ? frame : undefined;
  } catch {
    return undefined;
  }
}

function isCallback(value: unknown): value is CallbackFrame {
  const { op, t, d } = Object(value) as { op?: unknown; t?: unknown; d?: unknown };
  if (op === Opcode.Dispatch) return typeof t === 'string';
  return op === Opcode.Heartbeat || (op === Opcode.CallbackValidation && typeof d === 'object' && d !== null);
}
