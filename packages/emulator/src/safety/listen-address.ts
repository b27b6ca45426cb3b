import { lookup } from 'node:dns/promises';
import { BlockList, isIP, isIPv6 } from 'node:net';
import { SafetyError } from './safety-error.js';

const MIN_PASSWORD = 12;

const LOOPBACK = new BlockList();
LOOPBACK.addSubnet('127.0.0.0', 8, 'ipv4');
LOOPBACK.addAddress('::1', 'ipv6');

/** Where the emulator listens. */
export interface ListenAddress {
  /** An IP. */
  readonly address: string;
  /** As it was asked for: a name or an IP, in lower case. */
  readonly name: string;
  /** Whether others than programs of this machine reach it. */
  readonly isOpen: boolean;
}

const isLoopback = (address: string): boolean => LOOPBACK.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');

/** Numbers that only look like an address, such as `127.1`, are left to the system: what it makes of them counts. */
async function addressesOf(name: string): Promise<string[]> {
  if (isIP(name)) return [name];
  const found = await lookup(name, { all: true }).catch((cause: unknown) => {
    throw new SafetyError(
      {
        'zh-CN': `找不到地址 ${name}。请把 host 设为本机的 IP，或留空（127.0.0.1）。`,
        en: `There is no address "${name}". Set host to an IP of this machine, or leave it out (127.0.0.1).`,
      },
      { cause },
    );
  });
  return found.map(({ address }) => address);
}

function checkPassword(password: string | undefined): void {
  if (password === undefined || Array.from(password).length >= MIN_PASSWORD) return;
  throw new SafetyError({
    'zh-CN': `模拟器的密码太短：至少 ${MIN_PASSWORD} 个字符。请用随机密码，例如 openssl rand -base64 18。`,
    en: `The password of the emulator is too short: at least ${MIN_PASSWORD} characters. Take a random one, such as of: openssl rand -base64 18`,
  });
}

const notGuarded = (name: string): SafetyError =>
  new SafetyError({
    'zh-CN': `其他机器能访问 ${name}，因此需要至少 ${MIN_PASSWORD} 个字符的密码：请设置 password（命令行用环境变量 QQBOT_EMULATOR_PASSWORD），或去掉 host，只在本机监听。`,
    en: `Other machines reach ${name}, so a password of at least ${MIN_PASSWORD} characters is needed: set password (on the command line: the environment variable QQBOT_EMULATOR_PASSWORD), or leave out host to listen on this machine only.`,
  });

/**
 * Finds out where to listen. A name is looked up once, so that it cannot mean something else a moment later.
 *
 * @param host - 127.0.0.1 when empty.
 * @throws {@link SafetyError} when others could reach it and no password keeps them out.
 */
export async function listenAddress(host = '', password?: string): Promise<ListenAddress> {
  checkPassword(password);
  const name =
    host
      .trim()
      .toLowerCase()
      .replace(/^\[(.*)\]$/, '$1') || '127.0.0.1';
  const found = await addressesOf(name);
  const isOpen = !found.every(isLoopback);
  if (isOpen && password === undefined) throw notGuarded(name);
  return { address: found[0] ?? name, name, isOpen };
}
