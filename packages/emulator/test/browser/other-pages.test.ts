import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from 'vitest';
import { hasNoBrowser } from './helpers/chromium.js';
import { useBrowser } from './helpers/desk.js';

/** Everything a page can try on another; resolves with what it got hold of. */
const ATTACK = `async (target) => {
  const got = [];
  const body = JSON.stringify({ scene: 'group', name: 'stolen' });
  const asks = [['POST', '/_emulator/conversations'], ['GET', '/_emulator/state'], ['POST', '/app/getAppAccessToken'], ['GET', '/']];
  for (const [method, path] of asks)
    for (const mode of ['cors', 'no-cors'])
      for (const type of ['text/plain', 'application/json']) {
        const how = { method, mode, credentials: 'include', headers: { 'content-type': type } };
        const answer = await fetch(target + path, method === 'POST' ? { ...how, body } : how).catch(() => undefined);
        if (answer && (answer.ok || (await answer.text()) !== '')) got.push('fetch ' + path);
      }
  navigator.sendBeacon(target + '/_emulator/conversations', body);
  for (const path of ['/_emulator/live', '/websocket'])
    await new Promise((resolve) => {
      const socket = new WebSocket(target.replace('http', 'ws') + path);
      socket.onopen = socket.onmessage = () => { got.push('socket ' + path); resolve(); };
      socket.onerror = resolve;
    });
  for (const path of ['/_emulator/log', '/_emulator/state', '/favicon.svg'])
    for (const kind of ['script', 'img'])
      await new Promise((resolve) => {
        const element = Object.assign(document.createElement(kind), { src: target + path, onerror: resolve });
        element.onload = () => { got.push(kind + ' ' + path); resolve(); };
        document.body.append(element);
      });
  for (const enctype of ['text/plain', 'application/x-www-form-urlencoded']) {
    const frame = Object.assign(document.createElement('iframe'), { name: 'sink' + enctype });
    const form = Object.assign(document.createElement('form'), {
      method: 'post', action: target + '/_emulator/conversations', enctype, target: frame.name,
    });
    const field = Object.assign(document.createElement('input'), { name: body.slice(0, -1) + ',"x":"', value: '"}' });
    form.append(field);
    document.body.append(frame, form);
    await new Promise((resolve) => { frame.onload = resolve; form.submit(); });
  }
  const frame = Object.assign(document.createElement('iframe'), { src: target + '/', id: 'framed' });
  await new Promise((resolve) => { frame.onload = resolve; document.body.append(frame); });
  return got;
}`;

async function startSite() {
  const server = createServer((_, response) =>
    response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>elsewhere</title><body>'),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

describe.skipIf(hasNoBrowser())('a page of another origin, in a real browser', () => {
  const openDesk = useBrowser();

  test.each([
    ['http://127.0.0.1', 'http://127.0.0.1'],
    ['http://localhost', 'http://127.0.0.1'],
    ['http://127.0.0.1', 'http://localhost'],
  ])(
    'at %s gets nothing from an emulator at %s, and does nothing to it',
    async (from, to) => {
      await using site = await startSite();
      await using desk = await openDesk();
      const { emulator, page } = desk;
      await page.getByRole('textbox').waitFor();
      const names = (): string[] => emulator.bot.conversations.map(({ name }) => name);
      const before = { last: emulator.log.last, names: names() };
      await page.goto(`${from}:${site.port}/`);
      const target = `${to}:${new URL(emulator.url).port}`;
      const got = await page.evaluate<unknown>(`(${ATTACK})(${JSON.stringify(target)})`);
      expect(got).toEqual([]);
      const frames = page.frames().filter((frame) => frame !== page.mainFrame());
      for (const frame of frames) expect(await frame.locator('.brand').count()).toBe(0);
      expect(names()).toEqual(before.names);
      expect(emulator.gateway.connections).toBe(0);
      expect(emulator.log.last).toBe(before.last);
    },
    30_000,
  );

  test('tries what does work from the own page', async () => {
    await using desk = await openDesk();
    await desk.page.getByRole('textbox').waitFor();
    const got = await desk.page.evaluate<string[]>(`(${ATTACK})(${JSON.stringify(desk.emulator.url)})`);
    expect(got).toEqual(
      expect.arrayContaining(['fetch /_emulator/conversations', 'socket /_emulator/live', 'img /favicon.svg']),
    );
    expect(desk.emulator.bot.conversations.map(({ name }) => name)).toContain('stolen');
  }, 30_000);
});
