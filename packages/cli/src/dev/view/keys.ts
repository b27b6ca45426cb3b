import { type Localized, localize } from '@qqbotjs/core';
import type { Colors } from 'picocolors/types.js';

export type KeyAction = 'open' | 'restart' | 'clear' | 'quit' | 'help';

const KEYS: Readonly<Record<KeyAction, readonly [key: string, name: Localized]>> = {
  open: ['o', { 'zh-CN': '打开页面', en: 'open page' }],
  restart: ['r', { 'zh-CN': '重启', en: 'restart' }],
  clear: ['c', { 'zh-CN': '清屏', en: 'clear' }],
  quit: ['q', { 'zh-CN': '退出', en: 'quit' }],
  help: ['h', { 'zh-CN': '帮助', en: 'help' }],
};

const ESCAPE = '\u001b';
/** Arrows, function keys, and letters with Alt. */
const SEQUENCES = new RegExp(`${ESCAPE}(?:\\[[\\d;]*.?|O?.?)`, 'g');
const CTRL_C = '\u0003';
const ACTIONS: ReadonlyMap<string, KeyAction> = new Map([
  ...Object.entries(KEYS).map(([action, [key]]) => [key, action as KeyAction] as const),
  ['?', 'help'],
  // In raw mode the terminal makes no signal of it.
  [CTRL_C, 'quit'],
]);

/** What a key means, in either case; nothing for most. */
export function keyAction(key: string): KeyAction | undefined {
  return ACTIONS.get(key.toLowerCase());
}

/** All keys in one line. */
export function renderKeys(colors: Colors): string {
  return Object.values(KEYS)
    .map(([key, name]) => `${colors.bold(key)} ${localize(name)}`)
    .join(' · ');
}

/** A keyboard, such as `process.stdin` of a terminal. */
export type Keyboard = Pick<NodeJS.ReadStream, 'setRawMode' | 'resume' | 'pause' | 'on' | 'off'>;

/** Calls back for every key that means something. @returns A function that gives the keyboard back. */
export function listenToKeys(keyboard: Keyboard, onAction: (action: KeyAction) => void): () => void {
  const onData = (data: Buffer | string) => {
    // Several may come at once.
    for (const key of data.toString().replaceAll(SEQUENCES, '')) {
      const action = keyAction(key);
      if (action) onAction(action);
    }
  };
  keyboard.setRawMode(true);
  keyboard.on('data', onData);
  keyboard.resume();
  return () => {
    keyboard.off('data', onData);
    keyboard.setRawMode(false);
    keyboard.pause();
  };
}
