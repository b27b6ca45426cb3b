import { rename, rm, writeFile } from 'node:fs/promises';
import { Pseudonyms } from '@qqbotjs/core';
import type { Played } from './player.js';
import type { RecordedCall } from './recording.js';

/** Ids are pseudonyms already; what the emulator gave out is nobody's. */
const withoutSecrets = new Pseudonyms();

/**
 * Puts a recording of what the bot does now in the place of another one, at once: whoever reads it sees one or the other.
 * Only its owner can read it.
 */
export async function writeRecording(path: string, played: readonly Pick<Played, 'event' | 'made'>[]): Promise<void> {
  const lines = played.flatMap(({ event: { at, t, id, d }, made }) => [
    { at: iso(at), in: { op: 0, id, t, d } },
    ...made.map((call) => entryOf(call, at)),
  ]);
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    await writeFile(temporary, lines.map((line) => `${JSON.stringify(line)}\n`).join(''), { mode: 0o600 });
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

/** As the bot itself records it. The times are those of the event: what is replayed is not of today. */
function entryOf({ method, path, body, answer, error, ms }: RecordedCall, at: number): object {
  const out = { method, path, body: withoutSecrets.of(body) };
  const result = error ? { error } : { answer: withoutSecrets.of(answer) };
  return { at: iso(at + ms), out, ...result, ms };
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
