import type { FromBots, Platform, ToBots } from './messages.js';

/** Tells the supervisor something; resolves when it is on its way, so that leaving right after does not lose it. */
export function send(message: FromBots): Promise<void> {
  return new Promise((resolve) => {
    if (process.send && process.connected) process.send(message, () => resolve());
    else resolve();
  });
}

/** Asks the supervisor for a place in the emulator for each of `bots`. */
export async function askForPlatforms(bots: number): Promise<readonly Platform[]> {
  const answer = new Promise<readonly Platform[]>((resolve) => {
    const listen = (message: ToBots) => {
      if (message.type !== 'platforms') return;
      process.off('message', listen);
      resolve(message.platforms);
    };
    process.on('message', listen);
  });
  await send({ type: 'emulate', bots });
  return answer;
}

/** Resolves when the supervisor says so, or is gone. Ctrl-C reaches both processes; only the supervisor acts on it. */
export function stopRequest(): Promise<void> {
  return new Promise((resolve) => {
    process.on('message', (message: ToBots) => {
      if (message.type === 'stop') resolve();
    });
    process.once('disconnect', resolve);
    process.once('SIGTERM', resolve);
    process.on('SIGINT', () => {});
  });
}
