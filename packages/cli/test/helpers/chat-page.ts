import { expect } from 'vitest';

interface State {
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

  async #lines(name: string): Promise<string[]> {
    const response = await fetch(`${this.#url}/_emulator/state`);
    const { conversations } = (await response.json()) as State;
    const entries = conversations.find((conversation) => conversation.name === name)?.entries ?? [];
    return entries.map(({ from, content }) => `${from}: ${content}`);
  }
}
