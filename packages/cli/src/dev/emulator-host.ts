import { rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Emulator, Notice } from '@qqbotjs/emulator';
import { startEmulator } from '../emulator/start-emulator.js';
import type { Platform } from './messages.js';

/** Keeps one emulator for as long as `qqbot dev` runs, so that the chat outlives every restart of the bots. */
export class EmulatorHost {
  readonly #port: number;
  readonly #store = resolve('.qqbot', 'emulator', 'store');
  readonly #storage = resolve('.qqbot', 'emulator', 'storage');
  #emulator?: Promise<Emulator>;
  #running?: Emulator;
  #notice?: Notice;
  readonly #bots: Pick<Platform, 'appId' | 'clientSecret'>[] = [];

  constructor(port: number) {
    this.#port = port;
  }

  /** Address of the chat page, once the emulator runs. */
  async url(): Promise<string | undefined> {
    return (await this.#emulator)?.url;
  }

  /** Shows something on the chat page: now, or as soon as there is one. */
  notify(notice?: Notice): void {
    this.#notice = notice;
    this.#running?.notify(notice);
  }

  /**
   * A place for each of `count` bots, the same ones at every call. Starts the emulator at the first call.
   *
   * @throws {@link PortTakenError}
   */
  async platforms(count: number): Promise<Platform[]> {
    this.#emulator ??= this.#start();
    const emulator = await this.#emulator;
    while (this.#bots.length < count) this.#bots.push(this.#bots.length === 0 ? emulator.bot : emulator.addBot());
    const endpoints = { api: emulator.url, token: emulator.tokenUrl };
    const folders = { store: this.#store, storage: this.#storage };
    return this.#bots
      .slice(0, count)
      .map(({ appId, clientSecret }) => ({ appId, clientSecret, endpoints, ...folders }));
  }

  /** A new emulator knows no session of a former one, so nothing is left to resume. */
  async #start(): Promise<Emulator> {
    await rm(this.#store, { recursive: true, force: true });
    this.#running = await startEmulator({ port: this.#port });
    this.#running.notify(this.#notice);
    return this.#running;
  }

  async stop(): Promise<void> {
    const emulator = await this.#emulator?.catch(() => undefined);
    await emulator?.stop();
  }
}
