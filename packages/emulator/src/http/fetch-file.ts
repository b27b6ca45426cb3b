import type { Platform } from '../platform.js';
import { checkFileSize } from '../rules/file-rules.js';
import { Refusal } from '../rules/refusal.js';
import type { StoredFile } from '../storage/stored-file.js';

const LOOPBACK = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/i;
const TIMEOUT_MS = 5000;

/**
 * Downloads an address as the platform does.
 *
 * @returns `undefined` for one that the settings leave alone.
 * @throws {@link Refusal} 850026 when it cannot be downloaded, 850031 when it is too large.
 */
export async function fetchFile({ href, hostname }: URL, platform: Platform): Promise<StoredFile | undefined> {
  const { fetchFileUrls } = platform.settings;
  if (fetchFileUrls === 'never' || (fetchFileUrls === 'loopback' && !LOOPBACK.test(hostname))) return undefined;
  const file = await platform.storage.create();
  try {
    // A redirect could lead to where the settings do not allow.
    const redirect = fetchFileUrls === 'all' ? 'follow' : 'error';
    const { ok, status, body } = await fetch(href, { redirect, signal: AbortSignal.timeout(TIMEOUT_MS) });
    if (!ok) throw new Error(`HTTP ${status}`);
    for await (const piece of body ?? []) {
      await file.write(piece as Uint8Array, file.sizeBytes);
      checkFileSize(file.sizeBytes, platform.settings);
    }
    return file;
  } catch (error) {
    await platform.storage.drop(file);
    throw error instanceof Refusal ? error : notFetched(href, error);
  }
}

function notFetched(url: string, error: unknown): Refusal {
  const why = error instanceof Error ? error.message : String(error);
  return new Refusal('noFileSource', {
    'zh-CN': `平台下载不到 ${url}（${why}）。`,
    en: `The platform could not download ${url} (${why}).`,
  });
}
