import type { Emulator } from '@qqbotjs/emulator';
import { emulatorPassword } from '../emulator/password.js';
import { readSettings } from '../emulator/read-settings.js';
import { startEmulator } from '../emulator/start-emulator.js';
import { StateKeeper } from '../emulator/state-keeper.js';
import { type Access, welcome } from '../emulator/welcome.js';
import { ExitCode } from '../exit-code.js';
import { interruption } from '../terminal/interruption.js';
import type { Terminal } from '../terminal/terminal.js';

export interface EmulatorOptions {
  port: number;
  /** @defaultValue 127.0.0.1 */
  host?: string;
  /** Path of a JSON file. */
  settings?: string;
  /** Path of a JSON file, which need not be there yet. */
  state?: string;
  appId?: string;
  secret?: string;
  /** Whether programs read standard output. */
  json: boolean;
}

/** `qqbot emulator`: the platform on this machine, without a bot, until asked to stop. */
export async function emulator(options: EmulatorOptions, terminal: Terminal): Promise<ExitCode> {
  const interrupted = interruption(terminal);
  const keeper = options.state === undefined ? undefined : new StateKeeper(options.state, terminal);
  await using running = await start(options, await keeper?.found());
  keeper?.keep(running);
  show(accessOf(running, options), options.json, terminal);
  await interrupted;
  await keeper?.finish(running);
  return ExitCode.Stopped;
}

async function start(options: EmulatorOptions, state: string | undefined): Promise<Emulator> {
  const { port, host, appId, secret: clientSecret } = options;
  const settings = options.settings === undefined ? undefined : await readSettings(options.settings);
  const bots = appId === undefined && clientSecret === undefined ? undefined : [{ appId, clientSecret }];
  return startEmulator({ port, host, password: emulatorPassword(), settings, bots, state });
}

/** The bot that was asked for stands first, whatever bots a state brought along. */
function accessOf({ url, tokenUrl, bots }: Emulator, { appId }: EmulatorOptions): Access {
  const sorted = bots.toSorted((one, other) => Number(other.appId === appId) - Number(one.appId === appId));
  return {
    pageUrl: url,
    apiBase: url,
    tokenUrl,
    bots: sorted.map((bot) => ({ appId: bot.appId, clientSecret: bot.clientSecret, username: bot.username })),
  };
}

function show(access: Access, json: boolean, terminal: Terminal): void {
  if (!json) return terminal.say(welcome(access));
  const [{ appId, clientSecret } = {}] = access.bots as [Access['bots'][number]?];
  process.stdout.write(`${JSON.stringify({ ...access, appId, clientSecret })}\n`);
}
