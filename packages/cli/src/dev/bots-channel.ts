import type { FromBots, ToBots } from './messages.js';

/** Tells the supervisor something; resolves when it is on its way, so that leaving right after does not lose it. */
export function send(message: FromBots): Promise<void> {
  return new Promise((resolve) => {
    if (process.send && process.connected) process.send(message, () => resolve());
    else resolve();
  });
}

/** Waits for the supervisor to say something of a kind. */
export function receive<Type extends ToBots['type']>(type: Type): Promise<Extract<ToBots, { type: Type }>> {
  return new Promise((resolve) => {
    const listen = (message: ToBots) => {
      if (message.type !== type) return;
      process.off('message', listen);
      resolve(message as Extract<ToBots, { type: Type }>);
    };
    process.on('message', listen);
  });
}

/** Resolves when the supervisor says so, or is gone. Ctrl-C reaches both processes; only the supervisor acts on it. */
export async function stopRequest(): Promise<void> {
  process.on('SIGINT', () => {});
  const events = ['disconnect', 'SIGTERM'] as const;
  const gone = events.map((event) => new Promise((resolve) => process.once(event, resolve)));
  // The supervisor may have gone while this process was loading.
  if (process.connected) await Promise.race([receive('stop'), ...gone]);
}
