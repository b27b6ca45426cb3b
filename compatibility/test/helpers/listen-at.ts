import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { type EmulatedBot, WebhookRefusal } from '@qqbotjs/emulator';

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** A port for a webhook, and how to wait until the bot there has proved that it is the bot. */
export async function listenAt(bot: EmulatedBot, path: string) {
  const port = await freePort();
  const isTaken = async (): Promise<void> => {
    const end = Date.now() + 10_000;
    for (;;) {
      try {
        return await bot.setWebhook(`http://127.0.0.1:${port}${path}`);
      } catch (error) {
        if (!(error instanceof WebhookRefusal) || Date.now() > end) throw error;
      }
      await sleep(100);
    }
  };
  return { port, isTaken };
}
