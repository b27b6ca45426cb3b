import { type Conversation, Injectable } from '@qqbotjs/core';

/** One turn, in the shape of the endpoint. */
export interface ChatMessage {
  role: 'user' | 'assistant';
  content: string;
}

/** Turns that are told to the model again. */
const REMEMBERED_TURNS = 20;
const REMEMBERED_CONVERSATIONS = 1000;

/** What was said lately in each conversation. */
@Injectable()
export class ChatHistory {
  readonly #messages = new Map<string, ChatMessage[]>();

  ask(conversation: Conversation, content: string): readonly ChatMessage[] {
    return this.#add(conversation, { role: 'user', content });
  }

  answered(conversation: Conversation, content: string): void {
    this.#add(conversation, { role: 'assistant', content });
  }

  forget(conversation: Conversation): void {
    this.#messages.delete(keyOf(conversation));
  }

  #add(conversation: Conversation, message: ChatMessage): readonly ChatMessage[] {
    const key = keyOf(conversation);
    const messages = [...(this.#messages.get(key) ?? []), message].slice(-REMEMBERED_TURNS);
    // Put in anew, so that the first of the map is the one that was quiet longest.
    this.#messages.delete(key);
    this.#messages.set(key, messages);
    const [oldest] = this.#messages.keys();
    if (this.#messages.size > REMEMBERED_CONVERSATIONS && oldest !== undefined) this.#messages.delete(oldest);
    return messages;
  }
}

function keyOf({ scene, id }: Conversation): string {
  return `${scene}:${id}`;
}
