import { describe, expect, test } from 'vitest';
import { eventOf, startScene } from './helpers/scene.js';

describe('interactions that are no buttons', () => {
  test('the quick menu waits for the bot', async () => {
    await using scene = await startScene();
    const client = await scene.listen();
    const choosing = scene.emulator.user('Ming').choosesFeature('weather');
    const [t, d] = eventOf(await client.next());
    expect([t, d]).toMatchObject([
      'INTERACTION_CREATE',
      {
        type: 12,
        scene: 'c2c',
        user_openid: scene.emulator.user('Ming').openid,
        data: { resolved: { feature_id: 'weather' } },
      },
    ]);
    await scene.api.call('PUT', `/interactions/${String(d['id'])}`, { code: 0 });
    expect(await choosing).toMatchObject({ acked: true, code: 0, interactionId: d['id'] });
  });

  test('the others do not wait, and can be answered and acknowledged', async () => {
    await using scene = await startScene();
    const client = await scene.listen();
    const ming = scene.emulator.user('Ming');
    const rating = ming.rates({ id: 'ROBOT1.0_x' }, 'UNLIKE', false);
    ming.clearsSession();
    ming.plays('QUIT_STORY');
    ming.authorizes('dialog');
    scene.emulator.group('dev').member('Ming').authorizes();
    const events = [];
    for (let n = 0; n < 5; n += 1) events.push(eventOf(await client.next())[1]);
    expect(events).toMatchObject([
      { type: 13, data: { resolved: { message_id: 'ROBOT1.0_x', feedback_opt: 'UNLIKE', checked: false } } },
      { type: 14, data: { resolved: {} } },
      { type: 15, data: { resolved: { action: 'QUIT_STORY' } } },
      { type: 18, data: { resolved: { authorize_data: { opt_scene: 'dialog', scope: 'c2c_push' } } } },
      { type: 19, scene: 'group', chat_type: 1, data: { resolved: { authorize_data: { scope: 'group_push' } } } },
    ]);
    const body = { content: 'sorry', event_id: rating.id };
    expect((await scene.api.post(`/v2/users/${ming.openid}/messages`, body)).status).toBe(200);
    expect((await rating.nextReply()).content).toBe('sorry');
    expect((await scene.api.call('PUT', `/interactions/${rating.interactionId}`, { code: 0 })).status).toBe(200);
  });
});
