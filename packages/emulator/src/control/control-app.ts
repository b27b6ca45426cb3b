import { type Context, Hono } from 'hono';
import { isRecord } from '../http/is-record.js';
import type { Platform } from '../platform.js';
import { BadRequest } from './bad-request.js';
import { commandsIn } from './commands-view.js';
import { keepFile } from './people-files.js';
import {
  botOf,
  changeBot,
  changeGroup,
  changeMember,
  changeSettings,
  conversationOf,
  knownConversation,
  noticeOf,
  press,
  recall,
  say,
  textOf,
} from './actions.js';
import { type Scenario, ScenarioError } from '../faults/scenario.js';
import { addFault, faultCatalogue, faultsView, shownFault } from './fault-requests.js';
import { AnswerWatch, waitMsOf } from './answers.js';
import { logPage } from './log-page.js';
import { readJson, TooLarge } from './read-json.js';
import { addSnapshot } from './snapshot.js';
import { threadView } from './thread-view.js';
import { botView, conversationView, stateView } from './views.js';

/** Lines of a conversation one request gives. */
const MAX_LINES = 500;
/** What a request may weigh, in bytes; what is large has a way of its own. */
const MAX_BYTES = 1024 * 1024;

/** Everything under `/_emulator`, as JSON. */
export function createControlApp(platform: Platform): Hono {
  const { faults } = platform;
  const app = new Hono().basePath('/_emulator');
  const body = async (context: Context): Promise<Record<string, unknown>> => {
    const value = await readJson(context, MAX_BYTES);
    if (isRecord(value)) return value;
    throw new BadRequest('A JSON object is expected.');
  };

  app.onError((error, context) => {
    if (error instanceof BadRequest || error instanceof ScenarioError)
      return context.json({ error: error.message }, 400);
    if (error instanceof TooLarge) return context.json({ error: error.message }, 413);
    return context.json({ error: error.message }, 409);
  });
  app.notFound((context) => context.json({ error: 'There is no such control.' }, 404));

  app.get('/state', (context) => context.json(stateView(platform, new URL(context.req.url).origin)));
  app.get('/log', (context) => context.json(logPage(platform.log, context.req.query())));

  app.post('/say', async (context) => {
    const fields = await body(context);
    const waitMs = waitMsOf(fields['waitMs']);
    const origin = new URL(context.req.url).origin;
    if (waitMs === undefined) return context.json({ id: (await say(platform, fields, origin)).id });
    using watch = new AnswerWatch(platform, conversationOf(platform, fields));
    const { id } = await say(platform, fields, origin);
    return context.json({ id, ...(await watch.answersTo(id, waitMs, context.req.raw.signal)) });
  });
  app.post('/click', async (context) => {
    const { id, interactionId, acked, code } = await press(platform, await body(context));
    return context.json({ id, interactionId, acked, code });
  });
  app.post('/recall', async (context) => {
    const conversation = recall(platform, await body(context));
    return context.json(conversationView(conversation, conversation.botId));
  });
  app.post('/files', async (context) =>
    context.json(await keepFile(platform, context.req.raw.body, context.req.query())),
  );
  app.get('/transcript', (context) => {
    const { before, limit = '100', ...place } = context.req.query();
    const { known } = knownConversation(platform, place);
    return context.json(known?.transcript.before(before, Math.min(Number(limit) || 100, MAX_LINES)) ?? []);
  });
  app.get('/commands', (context) => {
    const place = context.req.query();
    const { scene, known } = knownConversation(platform, place);
    return context.json(commandsIn(botOf(platform, place), scene, known?.targetId));
  });
  app.patch('/members', async (context) => {
    const group = changeMember(platform, await body(context));
    return context.json(conversationView(group, group.botId));
  });
  app.post('/conversations', async (context) => {
    const conversation = conversationOf(platform, await body(context));
    return context.json(conversationView(conversation, conversation.botId));
  });
  app.patch('/groups', async (context) => {
    const group = changeGroup(platform, await body(context));
    return context.json(conversationView(group, group.botId));
  });
  app.patch('/bots', async (context) => {
    const bot = await changeBot(platform, await body(context));
    return context.json(botView(platform, bot));
  });
  app.post('/dispatch', async (context) => {
    const fields = await body(context);
    const id = typeof fields['id'] === 'string' ? fields['id'] : undefined;
    platform.event(botOf(platform, fields), textOf(fields, 't'), fields['d'], id);
    return context.json({});
  });

  app.put('/notice', async (context) => {
    platform.notices.show(noticeOf(await body(context)));
    return context.json({});
  });
  app.delete('/notice', (context) => {
    platform.notices.show(undefined);
    return context.json({});
  });

  addSnapshot(app, platform);
  app.get('/settings', (context) => context.json(platform.settings));
  app.patch('/settings', async (context) => {
    changeSettings(platform.settings, await body(context));
    return context.json(platform.settings);
  });
  app.get('/faults', (context) => context.json(faults.active.map(shownFault)));
  app.get('/faults/catalogue', (context) => context.json(faultCatalogue()));
  app.post('/faults', async (context) => context.json({ id: addFault(faults, await body(context)) }));
  app.get('/scenarios', (context) => context.json(faultsView(faults).scenario ?? null));
  app.post('/scenarios', async (context) => {
    faults.play((await body(context)) as unknown as Scenario);
    return context.json(faultsView(faults).scenario ?? null);
  });
  app.delete('/scenarios', (context) => {
    faults.scenario?.stop();
    return context.json({});
  });
  app.get('/threads', (context) => context.json(platform.threads.all.map((thread) => threadView(platform, thread))));
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
