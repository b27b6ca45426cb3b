import { createHash, randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { link, readFile, rm, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

/** For the holder of a lock to write down who it is, in milliseconds. */
const SIGNING_MS = 100;

/** How long a process that removes an old lock is left to it, in milliseconds. */
const YIELD_MS = 5;

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
      const holder = await acquire(path);
      if (!holder) return new FileLock(path);
      HELD.delete(path);
      return holder;
    } catch (error) {
      HELD.delete(path);
      throw error;
    }
  }

  async release(): Promise<void> {
    if (HELD.has(this.path)) await rm(this.path, { force: true });
    HELD.delete(this.path);
  }
}

/** @returns Who else has it; `undefined` once it is ours. */
async function acquire(path: string): Promise<LockHolder | undefined> {
  while (!(await sign(path))) {
    const text = await signatureOn(path);
    const holder = parse(text);
    if (holder && (await isAlive(holder))) return holder;
    if (text !== undefined) await discard(path, text);
  }
  return undefined;
}

/**
 * Removes a lock that was left behind: that very one, and not what another process may have put in its place meanwhile. So
 * whoever removes it holds a lock of its own for that, named after what is on the one that goes.
 */
async function discard(path: string, text: string): Promise<void> {
  const right = `${path}.${createHash('sha256').update(text).digest('hex').slice(0, 16)}`;
  if (await acquire(right)) return sleep(YIELD_MS);
  try {
    if ((await textOf(path)) === text) await rm(path);
  } finally {
    await rm(right, { force: true });
  }
}

/** Puts our name there, all of it at once. @returns False when there is a lock already. */
async function sign(path: string): Promise<boolean> {
  const token = randomUUID();
  const holder: LockHolder = { pid: process.pid, startedAt: await startOf(process.pid) };
  const text = JSON.stringify({ ...holder, token });
  const draft = `${path}.${token}`;
  try {
    await writeFile(draft, text, { flag: 'wx', mode: 0o600 });
    // Where files cannot have two names, as on exFAT and Android, others may see it empty for a moment.
    const atOnce = isNew(() => link(draft, path));
    return await atOnce.catch(() => isNew(async () => writeFileSync(path, text, { flag: 'wx', mode: 0o600 })));
  } finally {
    await rm(draft, { force: true });
  }
}

/** False when there is such a file already. */
async function isNew(make: () => Promise<void>): Promise<boolean> {
  try {
    await make();
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/** Waits a moment for one that is empty: it may be about to be signed. */
async function signatureOn(path: string): Promise<string | undefined> {
  const text = await textOf(path);
  if (text !== '') return text;
  await sleep(SIGNING_MS);
  return textOf(path);
}

function parse(text: string | undefined): LockHolder | undefined {
  try {
    const holder = JSON.parse(text ?? '') as LockHolder;
    return Number.isSafeInteger(holder.pid) ? holder : undefined;
  } catch {
    return undefined;
  }
}

/** `undefined` when there is no such file. */
async function textOf(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

function codeOf(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException).code;
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
    return codeOf(error) === 'EPERM';
  }
}

/** The 22nd field, counted behind the name of the program, which may hold spaces. A zombie runs no more. @see proc_pid_stat(5) */
async function startOf(pid: number): Promise<string | undefined> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields?.[0] === 'Z' ? 'ended' : fields?.[19];
}
