import { Refusal } from './refusal.js';

/** Reads an optional text field; a value of another type is malformed. */
export function textField(body: Readonly<Record<string, unknown>>, name: string): string {
  const value = body[name];
  if (value === undefined || value === null) return '';
  if (typeof value !== 'string') throw new Refusal('malformedBody');
  return value;
}
