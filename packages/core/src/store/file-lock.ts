import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

/** For the holder of a lock to write down who it is, in milliseconds. */
const SIGNING_MS = 100;

/** Who holds a lock. Process ids are used again, so the time it started tells whether it is still the same process. */
export interface LockHolder {
  readonly pid: number;
  /** As the system counts; absent where it does not tell. */
  readonly startedAt?: string;
}

/** Paths locked by this process: it must not take a lock of its own for one that a former process of its id left. */
const HELD = new Set<string>();

/**
 * Keeps other processes of this machine away from something, by a file with the id of the process.
 *
 * A lock whose process is gone, killed or crashed, is taken over.
 */
export class FileLock {
  private constructor(readonly path: string) {}

  /** @returns The lock, or who else has it. */
  static async take(path: string): Promise<FileLock | LockHolder> {
    if (HELD.has(path)) return { pid: process.pid };
    HELD.add(path);
    try {
      const holder = await takeOver(path);
      if (!holder) return new FileLock(path);
      HELD.delete(path);
      return holder;
    } catch (error) {
      HELD.delete(path);
      throw error;
    }
  }

  async release(): Promise<void> {
    if (HELD.delete(this.path)) await rm(this.path, { force: true });
  }
}

/** @returns Who else has it; `undefined` once it is ours. */
async function takeOver(path: string): Promise<LockHolder | undefined> {
  const mine = JSON.stringify({ pid: process.pid, startedAt: await startOf(process.pid) } satisfies LockHolder);
  while (!(await sign(path, mine))) {
    const found = await read(path);
    if (found.holder && (await isAlive(found.holder))) return found.holder;
    await discard(path, found.text);
  }
  return undefined;
}

/** @returns False when there is a lock already. */
async function sign(path: string, text: string): Promise<boolean> {
  try {
    await writeFile(path, text, { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

async function read(path: string): Promise<{ text?: string; holder?: LockHolder }> {
  const text = (await textOf(path)) || (await sleep(SIGNING_MS).then(() => textOf(path)));
  try {
    const holder = JSON.parse(text ?? '') as LockHolder;
    return { text, holder: Number.isSafeInteger(holder.pid) ? holder : undefined };
  } catch {
    return { text };
  }
}

function textOf(path: string): Promise<string | undefined> {
  return readFile(path, 'utf8').catch(() => undefined);
}

/** Moved away before it is deleted: another process may have put its own there meanwhile, which goes back. */
async function discard(path: string, stale: string | undefined): Promise<void> {
  const aside = `${path}.${process.pid}`;
  await rename(path, aside).catch(() => {});
  const moved = await textOf(aside);
  if (moved !== undefined && moved !== stale) await sign(path, moved);
  await rm(aside, { force: true });
}

async function isAlive({ pid, startedAt }: LockHolder): Promise<boolean> {
  const current = await startOf(pid);
  if (startedAt !== undefined && current !== undefined) return startedAt === current;
  return pid !== process.pid && exists(pid);
}

function exists(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** The 22nd field, counted behind the name of the program, which may hold spaces. @see proc_pid_stat(5) */
async function startOf(pid: number): Promise<string | undefined> {
  const stat = await textOf(`/proc/${pid}/stat`);
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
}
