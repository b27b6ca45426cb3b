import type { Localized } from '@qqbotjs/core';
import type { TranscriptEntry } from '@qqbotjs/emulator';
import { emulatorPassword } from '../emulator/password.js';
import { EmulatorUnreachableError } from '../errors/emulator-unreachable-error.js';
import { UsageError } from '../errors/usage-error.js';

/** What is said, where and by whom, as the emulator takes it. */
export interface Saying {
  scene: string;
  /** Of the group or channel; of the person in a one-to-one chat. */
  name: string;
  person: string;
  text: string;
  mention: boolean;
  /** App id; the first one when missing. */
  bot?: string;
  waitMs: number;
}

/** What came of it. */
export interface Outcome {
  id: string;
  isHeard: boolean;
  replies: TranscriptEntry[];
  remarks: Localized[];
}

/**
 * Says something on a running emulator.
 *
 * @throws {@link EmulatorUnreachableError} when nobody is there, or who is there is no emulator or refuses the password.
 * @throws {@link UsageError} when the emulator cannot do what it is asked.
 */
export async function sayOn(url: string, saying: Saying): Promise<Outcome> {
  const response = await post(`${url}/_emulator/say`, saying);
  const body = (await response.json().catch(() => undefined)) as (Outcome & { error?: string }) | undefined;
  if (response.ok && body?.replies) return body;
  if (body?.error) throw new UsageError({ 'zh-CN': body.error, en: body.error });
  throw new EmulatorUnreachableError(response.status === 401 || response.status === 403 ? locked(url) : other(url));
}

async function post(address: string, body: Saying): Promise<Response> {
  const password = emulatorPassword();
  const headers = { 'Content-Type': 'application/json', ...(password && { Authorization: `Bearer ${password}` }) };
  try {
    return await fetch(address, { method: 'POST', headers, body: JSON.stringify(body) });
  } catch (error) {
    throw new EmulatorUnreachableError(nobody(new URL(address).origin), { cause: error });
  }
}

function nobody(url: string): Localized {
  return {
    'zh-CN': `${url} 上没有模拟器。请先运行 qqbot dev 或 qqbot emulator；在别的端口时加上 --port。`,
    en: `There is no emulator at ${url}. Start qqbot dev or qqbot emulator first; for another port add --port.`,
  };
}

function locked(url: string): Localized {
  return {
    'zh-CN': `${url} 上的模拟器需要密码。请把它放进环境变量 QQBOT_EMULATOR_PASSWORD。`,
    en: `The emulator at ${url} wants its password. Put it into the environment variable QQBOT_EMULATOR_PASSWORD.`,
  };
}

function other(url: string): Localized {
  return {
    'zh-CN': `${url} 上回答的不是这个版本的模拟器。请检查 --port 或 --url，并升级 qqbot。`,
    en: `What answers at ${url} is no emulator of this version. Check --port or --url, and update qqbot.`,
  };
}
