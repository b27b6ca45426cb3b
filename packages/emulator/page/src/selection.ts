import { useEffect, useRef } from 'preact/hooks';
import type { Scene } from '../../src/rules/scene.js';

/** A message, or an event that can be answered, that one room of the page points out to another. */
export interface Pointed {
  /** App id. */
  bot: string;
  scene: Scene;
  /** Name of the conversation. */
  name?: string;
  /** `msg_id` of the message; elements that show one carry it as `data-message-id`. */
  messageId: string;
}

/** Which room is asked: the chat for a message, the inspector for its thread. */
type Room = 'chat' | 'thread';

const listeners: Record<Room, Set<(pointed: Pointed) => void>> = { chat: new Set(), thread: new Set() };

const point = (room: Room, pointed: Pointed): void => {
  for (const listener of listeners[room]) listener(pointed);
};

/** Asks the inspector to show how a message was answered. For a message of the bot, give the one it answers. */
export const showThread = (pointed: Pointed): void => point('thread', pointed);

/** Asks the chat to show a message; without anyone who listens, the message is shown where it is drawn. */
export const showMessage = (pointed: Pointed): void => {
  if (listeners.chat.size === 0) flashMessage(pointed.messageId);
  else point('chat', pointed);
};

/** Listens to what one room is asked to show, for as long as a component is there. */
export function useShown(room: Room, listener: (pointed: Pointed) => void): void {
  const latest = useRef(listener);
  latest.current = listener;
  useEffect(() => {
    const tell = (pointed: Pointed): void => latest.current(pointed);
    listeners[room].add(tell);
    return () => void listeners[room].delete(tell);
  }, [room]);
}

/** Brings the element of a message into view, if it is drawn, and lets it flash. @returns Whether it was there. */
export function flashMessage(messageId: string): boolean {
  const element = document.querySelector(`[data-message-id="${CSS.escape(messageId)}"]`);
  if (!element) return false;
  element.scrollIntoView({ block: 'center' });
  element.animate([{ backgroundColor: 'var(--blue-soft)' }, {}], { duration: 1600 });
  return true;
}
