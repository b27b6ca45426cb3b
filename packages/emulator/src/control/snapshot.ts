import type { Hono } from 'hono';
import type { Platform } from '../platform.js';
import { StateError } from '../state/state-error.js';
import { readJson } from './read-json.js';

/** A platform that ran for weeks comes to a fifth of it. */
const MAX_BYTES = 128 * 1024 * 1024;

/** `GET` gives everything the platform knows, secrets too; `PUT` loads it, in place of everything there is. */
export function addSnapshot(app: Hono, platform: Platform): void {
  app.get('/snapshot', (context) => context.json(platform.save(), 200, { 'Cache-Control': 'no-store' }));
  app.put('/snapshot', async (context) => {
    try {
      platform.load(await readJson(context, MAX_BYTES));
      return context.json({});
    } catch (error) {
      if (!(error instanceof StateError)) throw error;
      return context.json({ error: error.message }, 400);
    }
  });
}
