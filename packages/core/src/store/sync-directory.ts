import { open } from 'node:fs/promises';

/** Makes a file that was made or renamed in a directory outlast a power failure. Not every system can, or needs it. */
export async function syncDirectory(path: string): Promise<void> {
  const directory = await open(path).catch(() => undefined);
  try {
    await directory?.sync().catch(() => {});
  } finally {
    await directory?.close();
  }
}
