import type { Hono } from 'hono';
import type { Platform } from '../platform.js';
import { StateError } from '../state/state-error.js';

/** `GET` gives everything the platform knows, secrets too; `PUT` loads it, in place of everything there is. */
export function addSnapshot(app: Hono, platform: Platform): void {
  app.get('/snapshot', (context) => context.json(platform.save(), 200, { 'Cache-Control': 'no-store' }));
  app.put('/snapshot', async (context) => {
    try {
      platform.load(await context.req.json().catch(() => undefined));
      return context.json({});
    } catch (error) {
      if (!(error instanceof StateError)) throw error;
      return context.json({ error: error.message }, 400);
    }
  });
}
