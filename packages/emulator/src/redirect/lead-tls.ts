import net from 'node:net';
import tls from 'node:tls';
import { PLATFORM_HOSTS } from '../platform-hosts.js';
import type { Target } from './target.js';

/** What callers ask a secure socket about, answered for one that is not. */
const AS_IF_SECURE = {
  encrypted: true,
  authorized: true,
  authorizationError: null,
  alpnProtocol: false,
  getPeerCertificate: () => ({}),
  getProtocol: () => null,
  getSession: () => undefined,
  isSessionReused: () => false,
  setServername: () => undefined,
};

/** `tls.connect` takes `(options)`, `(port, host, options)` and `(path, options)`, each with a callback at the end. */
function readArguments(args: readonly unknown[]): tls.ConnectionOptions {
  const [first, second] = args;
  const options: tls.ConnectionOptions = args.find((one) => typeof one === 'object' && one !== null) ?? {};
  const named = typeof first === 'number' && typeof second === 'string' ? second : options.host;
  return { ...options, host: named ?? options.servername };
}

function plainSocket({ signal, timeout }: net.SocketConstructorOpts & tls.ConnectionOptions, target: Target) {
  const socket = Object.assign(net.connect({ ...target, signal, timeout }), AS_IF_SECURE);
  socket.once('connect', () => socket.emit('secureConnect'));
  return socket;
}

/**
 * Lets secure connections to the platform end at the emulator, as plain ones.
 *
 * All of Node goes through `tls.connect`: `https`, `fetch`, undici, axios, got, ws. Other hosts are not touched.
 */
export function leadTls(target: Target): void {
  const open = tls as unknown as { connect: (...args: unknown[]) => net.Socket };
  const { connect } = open;
  open.connect = (...args) => {
    const options = readArguments(args);
    if (!PLATFORM_HOSTS.has(options.host ?? '')) return connect(...args);
    // Opened for a proxy, and of no use here.
    options.socket?.destroy();
    const socket = plainSocket(options, target);
    const done = args.at(-1);
    if (typeof done === 'function') socket.once('secureConnect', () => Reflect.apply(done, socket, []));
    return socket;
  };
}
