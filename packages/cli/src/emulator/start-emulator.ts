import type { Localized } from '@qqbotjs/core';
import type { Emulator, EmulatorOptions } from '@qqbotjs/emulator';
import { EmulatorError } from '../errors/emulator-error.js';
import { PortTakenError } from '../errors/port-taken-error.js';

/** Where an emulator listens, and who may drive it from elsewhere. */
export interface Place {
  port: number;
  /** @defaultValue 127.0.0.1 */
  host?: string;
  /** Required where the host can be reached from other machines. */
  password?: string;
}

/**
 * Starts an emulator at a port people chose.
 *
 * @throws {@link PortTakenError}
 * @throws {@link EmulatorError} when the emulator refuses its state or its host.
 */
export async function startEmulator(options: Omit<EmulatorOptions, keyof Place> & Place): Promise<Emulator> {
  // Only now: most of those who have credentials never need it.
  const emulator = await import('@qqbotjs/emulator');
  try {
    return await emulator.startEmulator(options);
  } catch (error) {
    throw explain(error, options);
  }
}

function explain(error: unknown, { port, host = '127.0.0.1' }: Place): unknown {
  const code = codeOf(error);
  if (code === 'EADDRINUSE') return new PortTakenError(port, { cause: error });
  if (code === 'EACCES') return new EmulatorError(forbidden(port), { cause: error });
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return new EmulatorError(elsewhere(host), { cause: error });
  const rule = ruleOf(error);
  return rule ? new EmulatorError(rule, { cause: error }) : error;
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}

/** Refusals of the emulator carry their text in both languages. */
function ruleOf(error: unknown): Localized | undefined {
  return error instanceof Error && 'rule' in error ? (error.rule as Localized) : undefined;
}

function forbidden(port: number): Localized {
  return {
    'zh-CN': `系统不允许监听端口 ${port}。请换一个 1024 以上的端口：--port`,
    en: `This system does not allow listening at port ${port}. Choose one above 1024: --port`,
  };
}

function elsewhere(host: string): Localized {
  return {
    'zh-CN': `本机没有地址 ${host}。--host 应为本机的地址，例如 127.0.0.1 或 0.0.0.0。`,
    en: `${host} is no address of this machine. --host is one of its own, such as 127.0.0.1 or 0.0.0.0.`,
  };
}
