import type { RawData } from 'ws';
import { isRecord } from '../http/is-record.js';

/** A frame of a client, checked no further than its envelope. */
export interface ReceivedFrame {
  op: number;
  d?: unknown;
}

/** Text of a frame; binary frames hold UTF-8 too. */
export function frameText(data: RawData): string {
  if (Array.isArray(data)) return Buffer.concat(data).toString('utf8');
  return (data instanceof ArrayBuffer ? Buffer.from(data) : data).toString('utf8');
}

/** @returns `undefined` when the text is no JSON object with a numeric `op`. */
export function parseFrame(text: string): ReceivedFrame | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) && typeof value['op'] === 'number' ? (value as unknown as ReceivedFrame) : undefined;
  } catch {
    return undefined;
  }
}
