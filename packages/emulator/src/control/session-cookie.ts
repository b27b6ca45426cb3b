import type { IncomingMessage } from 'node:http';

/** Browsers keep cookies of all ports of a machine together, and there may be two emulators on it. */
const nameOf = ({ socket }: IncomingMessage): string => `qqbot_emulator_${socket.localPort}`;

/** The id of the session a browser says it has. */
export function sessionOf(request: IncomingMessage): string | undefined {
  const prefix = `${nameOf(request)}=`;
  const cookies = (request.headers.cookie ?? '').split(';').map((cookie) => cookie.trim());
  return cookies.find((cookie) => cookie.startsWith(prefix))?.slice(prefix.length);
}

/** Tells the browser a session; no script can read it, and no other site's page makes use of it. */
export function sessionCookie(request: IncomingMessage, id: string, seconds: number): string {
  return `${nameOf(request)}=${id}; Max-Age=${seconds}; Path=/; HttpOnly; SameSite=Strict`;
}
