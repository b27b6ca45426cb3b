import type { Clicked as EmulatedClick, Said, TranscriptEntry } from '@qqbotjs/emulator';
import type { BotMessage } from './bot-message.js';
import type { Chat } from './chat.js';
import { type Clicked, type Replies, repliesOf } from './replies.js';

/** Someone of the emulator who can speak. */
export interface Speaker<Options> {
  says(text: string, options?: Options): Promise<Said>;
}

/** Someone of the emulator who can press buttons. */
export interface Clicker {
  clicks(message: TranscriptEntry, button: string): Promise<EmulatedClick>;
}

/** Says something in a chat. @returns The bot's replies, once it is done with the message. */
export async function say<Options>(
  chat: Chat,
  who: Speaker<Options>,
  text: string,
  options?: Options,
): Promise<Replies> {
  const { replies } = await chat.exchange(JSON.stringify(text), () => who.says(text, options));
  return replies;
}

/** What the client of who pressed a button is told. */
const OUTCOMES = ['ok', 'failed', 'too frequent', 'duplicate', 'no permission', 'admins only'];

/** Presses a button in a chat. @returns The bot's replies, once it is done with the click. */
export async function press(chat: Chat, who: Clicker, name: string, button: string, on?: BotMessage): Promise<Clicked> {
  const message = on?.emulated ?? chat.lastKeyboard;
  const note = chat.openNote();
  const { replies, result } = await chat.exchange(`a click on "${button}"`, () => who.clicks(message, button));
  const { acked, code } = result;
  note(`${name} presses [${button}]: ${acked ? (OUTCOMES[code ?? 0] ?? String(code)) : 'no answer'}`);
  return repliesOf(replies.messages, { acked, code });
}
