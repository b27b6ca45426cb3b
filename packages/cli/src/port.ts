import { type Localized, localize } from '@qqbotjs/core';
import { InvalidArgumentError } from 'commander';

/** Where the emulator listens unless told otherwise: `qqbot dev`, `qqbot emulator`, and whoever talks to them. */
export const DEFAULT_PORT = 7650;

/** Reads the value of `--port`. */
export function parsePort(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65535) return port;
  throw new InvalidArgumentError(text);
}

/** What `--help` says of `--port`. @param what - Whose port it is. */
export function portHelp(what: Localized): string {
  return localize({
    'zh-CN': `${what['zh-CN']}，默认 ${DEFAULT_PORT}`,
    en: `${what.en}; default: ${DEFAULT_PORT}`,
  });
}
