import { Socket } from 'node:net';
import { say } from './say.js';
import { isLoopback } from './target.js';

const refusal = (where: string) => ({
  'zh-CN': `已设置 QQBOT_LOOPBACK_ONLY，因此没有连接 ${where}。`,
  en: `QQBOT_LOOPBACK_ONLY is set, so nothing is sent to ${where}.`,
});

/** Where `socket.connect` leads: `(options)`, `(port, host)`, `(path)`, or what `net.connect` made of these. */
function placeOf(args: readonly unknown[]): string | undefined {
  const [first, second] = Array.isArray(args[0]) ? (args[0] as unknown[]) : args;
  if (typeof first === 'object' && first !== null) {
    const { path, host } = first as { path?: string; host?: string };
    return path ? undefined : (host ?? 'localhost');
  }
  if (typeof first === 'string' && !/^\d+$/.test(first)) return undefined;
  return typeof second === 'string' ? second : 'localhost';
}

/** Fails every connection that would leave this machine, before its name is looked up. */
export function stayHere(): void {
  const open = Socket.prototype as { connect: (this: Socket, ...args: unknown[]) => Socket };
  const { connect } = open;
  open.connect = function guarded(...args) {
    const place = placeOf(args);
    if (place === undefined || isLoopback(place)) return connect.apply(this, args);
    process.nextTick(() => this.destroy(new Error(say(refusal(place)))));
    return this;
  };
}
