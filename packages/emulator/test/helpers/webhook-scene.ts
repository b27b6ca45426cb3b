import { type EmulatorSettings, startEmulator } from '../../src/index.js';
import { WebhookReceiver } from './webhook-receiver.js';

/** Of the bot of every scene here. Short, so that it has to be doubled. */
export const SECRET = 'naOC0ocQE3shWLAfffVLB1rhYPG7';

/** Longer than any answer takes, however busy the machine. */
export const PATIENT = { timeout: 10_000 };

/** An emulator, and a bot's end of a webhook that is not known to it yet. */
export async function startReceiver(settings: Partial<EmulatorSettings> = {}, now?: () => number) {
  const receiver = await WebhookReceiver.listen(SECRET);
  const emulator = await startEmulator({
    page: false,
    bots: [{ clientSecret: SECRET }],
    settings: { webhookRetryMs: 10, ...settings },
    now,
  });
  const end = async () => {
    await emulator.stop();
    await receiver[Symbol.asyncDispose]();
  };
  return { receiver, emulator, bot: emulator.bot, [Symbol.asyncDispose]: end };
}

/** An emulator whose bot listens at a webhook. */
export async function startWebhook(settings?: Partial<EmulatorSettings>, now?: () => number) {
  const scene = await startReceiver(settings, now);
  await scene.bot.setWebhook(scene.receiver.url);
  return scene;
}

export type WebhookScene = Awaited<ReturnType<typeof startWebhook>>;
