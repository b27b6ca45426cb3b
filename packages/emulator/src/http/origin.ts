import type { IncomingMessage } from 'node:http';
import { PLATFORM_HOSTS } from '../platform-hosts.js';

/** Where a client finds the emulator again: under the name it used, unless that is the platform's own and was led here. */
export function originOf({ headers, socket }: IncomingMessage): string {
  const { host = '' } = headers;
  const isOurs = host !== '' && !PLATFORM_HOSTS.has(host.replace(/:\d+$/, ''));
  return `http://${isOurs ? host : `${socket.localAddress}:${socket.localPort}`}`;
}
