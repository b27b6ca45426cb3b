import { Hono } from 'hono';
import type { Faults, HttpFault } from '../http/faults.js';
import { isRecord } from '../http/is-record.js';
import type { Platform } from '../platform.js';
import { BadRequest, botOf, changeGroup, changeSettings, conversationOf, press, say, textOf } from './actions.js';
import { actOnGateway } from './gateway-actions.js';
import { conversationView, stateView } from './views.js';

const DROPS: readonly unknown[] = [undefined, 'before', 'after'];

/** A fault as JSON: `path` is contained in the path, `pattern` is a regular expression. */
function faultOf(body: Record<string, unknown>): HttpFault {
  const { pattern, path, drop, ...rest } = body;
  if (!DROPS.includes(drop)) throw new BadRequest('"drop" is before or after.');
  if (typeof pattern === 'string') {
    try {
      return { ...rest, drop, path: new RegExp(pattern) } as HttpFault;
    } catch {
      throw new BadRequest('"pattern" is no regular expression.');
    }
  }
  if (typeof path !== 'string') throw new BadRequest('A fault needs "path" or "pattern".');
  return { ...rest, drop, path } as HttpFault;
}

const shown = ({ path, ...rest }: HttpFault): object =>
  typeof path === 'string' ? { path, ...rest } : { pattern: path.source, ...rest };

/** Everything under `/_emulator`, as JSON. */
export function createControlApp(platform: Platform, faults: Faults): Hono {
  const app = new Hono().basePath('/_emulator');
  const body = async (context: { req: { json(): Promise<unknown> } }): Promise<Record<string, unknown>> => {
    const value = await context.req.json().catch(() => undefined);
    if (isRecord(value)) return value;
    throw new BadRequest('A JSON object is expected.');
  };

  app.onError((error, context) => {
    if (error instanceof BadRequest) return context.json({ error: error.message }, 400);
    return context.json({ error: error.message }, 409);
  });
  app.notFound((context) => context.json({ error: 'There is no such control.' }, 404));

  app.get('/state', (context) => context.json(stateView(platform, new URL(context.req.url).origin)));
  app.get('/log', (context) => context.json(platform.log.since(Number(context.req.query('after') ?? 0))));

  app.post('/say', async (context) => {
    const { id } = await say(platform, await body(context));
    return context.json({ id });
  });
  app.post('/click', async (context) => {
    const { id, interactionId, acked, code } = await press(platform, await body(context));
    return context.json({ id, interactionId, acked, code });
  });
  app.post('/conversations', async (context) => {
    const conversation = conversationOf(platform, await body(context));
    return context.json(conversationView(conversation, conversation.botId));
  });
  app.patch('/groups', async (context) => {
    const group = changeGroup(platform, await body(context));
    return context.json(conversationView(group, group.botId));
  });
  app.post('/dispatch', async (context) => {
    const fields = await body(context);
    const id = typeof fields['id'] === 'string' ? fields['id'] : undefined;
    platform.event(botOf(platform, fields), textOf(fields, 't'), fields['d'], id);
    return context.json({});
  });

  app.get('/settings', (context) => context.json(platform.settings));
  app.patch('/settings', async (context) => {
    changeSettings(platform.settings, await body(context));
    return context.json(platform.settings);
  });
  app.post('/gateway', async (context) => {
    actOnGateway(platform.gateway, await body(context));
    return context.json({});
  });

  app.get('/faults', (context) => {
    return context.json(faults.active.map(({ id, left, fault }) => ({ id, left, ...shown(fault) })));
  });
  app.post('/faults', async (context) => context.json({ id: faults.add(faultOf(await body(context))) }));
  app.delete('/faults', (context) => {
    faults.clear();
    return context.json({});
  });
  app.delete('/faults/:id', (context) => {
    faults.remove(Number(context.req.param('id')));
    return context.json({});
  });
  return app;
}
