import { randomUUID } from 'node:crypto';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import type { EmulatorState } from '../platform-state.js';
import { StateError } from './state-error.js';

function unreadable(path: string, error: unknown): StateError {
  const why = error instanceof Error ? error.message : String(error);
  return new StateError(
    {
      'zh-CN': `读不了状态文件 ${path}（${why}）。请用 emulator.saveTo(path) 保存一份，或不带 state 启动。`,
      en: `The state in ${path} cannot be read (${why}). Save one with emulator.saveTo(path), or start without a state.`,
    },
    { cause: error },
  );
}

/** @throws {@link StateError} when there is no such file, or it is no JSON. */
export async function readStateFile(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as unknown;
  } catch (error) {
    throw unreadable(path, error);
  }
}

/** Nobody else may read it, for it holds secrets. A file that was there is replaced as a whole or not at all. */
export async function writeStateFile(path: string, state: EmulatorState): Promise<void> {
  const beside = `${path}.${randomUUID()}`;
  try {
    await writeFile(beside, `${JSON.stringify(state)}\n`, { mode: 0o600, flag: 'wx' });
    await rename(beside, path);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}
