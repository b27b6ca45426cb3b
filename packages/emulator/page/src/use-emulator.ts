import { useEffect, useReducer, useState } from 'preact/hooks';
import type { LiveMessage, StateView } from '../../src/control/views.js';
import { inspectorStore } from './inspector/inspector-store.js';
import { type OlderLines, reduce } from './reduce.js';
import { seekLogin } from './seek-login.js';

const RETRY_MS = 1000;

/** Follows the emulator; comes back by itself after a break. */
export function useEmulator(): {
  state: StateView | undefined;
  isLive: boolean;
  /** Takes what was asked for besides the live feed. */
  take: (lines: OlderLines) => void;
} {
  const [state, dispatch] = useReducer(reduce, undefined);
  const [isLive, setLive] = useState(true);
  useEffect(() => {
    let socket: WebSocket | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const connect = (): void => {
      socket = new WebSocket(`${location.origin.replace('http', 'ws')}/_emulator/live`);
      socket.addEventListener('open', () => setLive(true));
      socket.addEventListener('message', ({ data }) => {
        const message = JSON.parse(String(data)) as LiveMessage;
        inspectorStore.take(message);
        dispatch(message);
      });
      socket.addEventListener('close', () => {
        setLive(false);
        void seekLogin();
        timer = setTimeout(connect, RETRY_MS);
      });
    };
    connect();
    return () => {
      clearTimeout(timer);
      socket?.close();
    };
  }, []);
  return { state, isLive, take: dispatch };
}
