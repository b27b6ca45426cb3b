import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { digest, MIB, picture, startUploads } from '../helpers/media.js';

const program = fileURLToPath(new URL('../fixtures/process/upload.mjs', import.meta.url));

interface Report {
  fileInfo: string;
  progress: number[];
  idle: number;
  /** Peaks above idle, in bytes. */
  above: Record<'rss' | 'external' | 'arrayBuffers' | 'heapUsed', number>;
}

test.each([1, 4])(
  '40 MB go up in parts, %i at a time, with less than 30 MB above idle',
  async (uploadConcurrency) => {
    await using uploads = await startUploads({ uploadConcurrency, enforceRateLimits: false });
    const { bot, url, tokenUrl } = uploads.emulator;
    const bytes = picture(40 * MIB);
    const path = join(uploads.folder, 'big.bin');
    await writeFile(path, bytes);
    uploads.emulator.faults.http({ method: 'PUT', path: /\/3$/, times: 1, respond: { status: 503 }, accepted: true });

    const { stdout } = await promisify(execFile)(process.execPath, ['--expose-gc', program], {
      env: {
        ...process.env,
        QQBOT_APP_ID: bot.appId,
        QQBOT_CLIENT_SECRET: bot.clientSecret,
        QQBOT_API_BASE: url,
        QQBOT_TOKEN_URL: tokenUrl,
        UPLOAD_PATH: path,
        UPLOAD_TO: uploads.user.id,
      },
    });

    const { fileInfo, progress, idle, above } = JSON.parse(stdout) as Report;
    const inMb = (value: number): string => `${(value / MIB).toFixed(1)} MB`;
    const figures = Object.entries(above).map(([name, value]) => `${name} +${inMb(value)}`);
    console.info(`${uploadConcurrency} at a time: idle rss ${inMb(idle)}, ${figures.join(', ')}`);
    expect(above.rss).toBeLessThan(30 * MIB);
    expect(above.external).toBeLessThan(10 * MIB);
    expect((await uploads.shown(fileInfo)).content).toBe(digest(bytes));
    expect(uploads.calls(/storage\/uploads.*\/3$/)).toHaveLength(2);
    expect(progress.every((sent, n) => n === 0 || sent > Number(progress[n - 1]))).toBe(true);
    expect(progress.at(-1)).toBe(40 * MIB);
  },
  60_000,
);
