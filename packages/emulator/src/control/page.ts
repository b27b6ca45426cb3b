import { readFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { extname } from 'node:path';

const FOLDER = new URL('../../dist/page/', import.meta.url);

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** The page runs its own scripts and nothing else; pictures and sounds a bot sends may come from anywhere. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  'img-src * data: blob:',
  'media-src * blob:',
  "connect-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ');

const NOT_BUILT = 'The chat page is not built. Run: pnpm --filter @qqbotjs/emulator run build:page\n';

/** Whether a path belongs to the page. */
export function isPagePath(path: string): boolean {
  return path === '/' || path === '/favicon.svg' || /^\/assets\/[\w.-]+$/.test(path);
}

async function read(path: string): Promise<Buffer | undefined> {
  return readFile(new URL(`.${path}`, FOLDER)).catch(() => undefined);
}

/** Serves a file of the built page. */
export async function servePage(path: string, response: ServerResponse): Promise<void> {
  const file = path === '/' ? '/index.html' : path;
  const content = await read(file);
  const isMissing = content === undefined;
  response.writeHead(isMissing && path !== '/' ? 404 : 200, {
    'Content-Type': isMissing ? 'text/plain; charset=utf-8' : (TYPES[extname(file)] ?? 'application/octet-stream'),
    'Content-Security-Policy': POLICY,
    'Cache-Control': 'no-cache',
  });
  response.end(isMissing && path !== '/' ? '' : (content ?? NOT_BUILT));
}
