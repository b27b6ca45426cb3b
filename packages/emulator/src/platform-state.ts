import { SAVED_BOT } from './bot-state.js';
import { SAVED_SESSIONS } from './gateway/session-store.js';
import { isRecord } from './http/is-record.js';
import { readSettings, SETTINGS_SHAPE } from './settings-shape.js';
import { fields, list, Misfit, type Saved, type Shape } from './state/shape.js';
import { StateError } from './state/state-error.js';
import type { EmulatorSettings } from './settings.js';

/** Counts up whenever a state that was saved before would be read wrongly. */
export const STATE_VERSION = 1;

/**
 * Everything the platform knows, as plain JSON. What stands in it besides the version is the emulator's own affair; it
 * holds secrets.
 */
export interface EmulatorState {
  /** Of the format; an emulator refuses any but its own. */
  readonly version: number;
  readonly [part: string]: unknown;
}

const CHANGED_SETTINGS: Shape<Partial<EmulatorSettings>> = {
  read: (value, path) => {
    if (!isRecord(value)) return SETTINGS_SHAPE.read(value, path);
    return readSettings(value, path);
  },
};

const SAVED_PLATFORM = fields({ settings: CHANGED_SETTINGS, bots: list(SAVED_BOT), sessions: SAVED_SESSIONS });

export type SavedPlatform = Saved<typeof SAVED_PLATFORM>;

/** A deep copy that is JSON through and through; numbers without end become the largest there is. */
export function plainJson(value: object): EmulatorState {
  const finite = (_: string, one: unknown): unknown => (one === Number.POSITIVE_INFINITY ? Number.MAX_VALUE : one);
  return JSON.parse(JSON.stringify(value, finite)) as EmulatorState;
}

function damaged({ path, expected }: Misfit): StateError {
  return new StateError({
    'zh-CN': `状态已损坏：${path} 应为${expected['zh-CN']}。请改用另一份用 emulator.saveTo(path) 保存的状态，或不带 state 启动。`,
    en: `The state is damaged: ${path} has to be ${expected.en}. Take another one that emulator.saveTo(path) wrote, or start without a state.`,
  });
}

function checkVersion(version: unknown): void {
  if (version === STATE_VERSION) return;
  const found = typeof version === 'number' ? String(version) : '?';
  throw new StateError({
    'zh-CN': `状态的版本是 ${found}，这个模拟器读的是 ${STATE_VERSION}。请用保存它的 @qqbotjs/emulator 版本打开，或不带 state 启动。`,
    en: `The state has version ${found}, this emulator reads ${STATE_VERSION}. Open it with the @qqbotjs/emulator that saved it, or start without a state.`,
  });
}

/** Checks a state through and through. @throws {@link StateError} */
export function readState(value: unknown): SavedPlatform {
  checkVersion(isRecord(value) ? value['version'] : undefined);
  try {
    return SAVED_PLATFORM.read(structuredClone(value), 'state');
  } catch (error) {
    throw error instanceof Misfit ? damaged(error) : error;
  }
}
