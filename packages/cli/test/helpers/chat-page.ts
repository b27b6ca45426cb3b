import type { Notice } from '@qqbotjs/emulator';
import { expect } from 'vitest';

interface State {
  bots: { online: boolean }[];
  notice?: Notice;
  conversations: { name: string; entries: { from: string; content: string }[] }[];
}

/** A person at the chat page of an emulator, through the addresses the page itself uses. */
export class ChatPage {
  readonly #url: string;

  constructor(url: string) {
    this.#url = url;
  }

  async say(name: string, text: string): Promise<void> {
    const body = JSON.stringify({ scene: 'c2c', name, text });
    const response = await fetch(`${this.#url}/_emulator/say`, { method: 'POST', body });
    expect(response.status).toBe(200);
  }

  /** Waits until the one-to-one chat with somebody reads exactly like this. */
  async reads(name: string, lines: readonly string[]): Promise<void> {
    await expect.poll(() => this.#lines(name), { timeout: 10_000 }).toEqual(lines);
  }

  /** What the page tells at this moment; the texts of `qqbot dev` come in both languages. */
  async notice() {
    const { notice } = await this.#state();
    return notice as (Notice & { text?: { en: string; 'zh-CN': string } }) | undefined;
  }

  /** Whether every bot is connected. */
  async isOnline(): Promise<boolean> {
    return (await this.#state()).bots.every(({ online }) => online);
  }

  /** What the bots said to each person, if anything, by the name of the person. */
  async answers(): Promise<Map<string, string[]>> {
    const { conversations } = await this.#state();
    return new Map(
      conversations.map(({ name, entries }) => [
        name,
        entries.filter(({ from }) => from === 'bot').map(({ content }) => content),
      ]),
    );
  }

  async #lines(name: string): Promise<string[]> {
    const { conversations } = await this.#state();
    const entries = conversations.find((conversation) => conversation.name === name)?.entries ?? [];
    return entries.map(({ from, content }) => `${from}: ${content}`);
  }

  async #state(): Promise<State> {
    const response = await fetch(`${this.#url}/_emulator/state`);
    return (await response.json()) as State;
  }
}
