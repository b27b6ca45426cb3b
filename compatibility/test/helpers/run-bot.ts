import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { type Emulator, type EmulatorSettings, type LogEntry, startEmulator } from '@qqbotjs/emulator';
import { listenAt } from './listen-at.js';

const FOLDER = fileURLToPath(new URL('../..', import.meta.url));
/** What `QQBOT_LOOPBACK_ONLY` makes of an attempt to reach another machine. */
const STRAYED = /nothing is sent to (\S+)/;
/** Nobody listens there: who asks a proxy gets nowhere. */
const DEAD_PROXY = 'http://127.0.0.1:9';

/** A program of `bots/` on an emulator of its own. */
export interface RunningBot extends AsyncDisposable {
  readonly emulator: Emulator;
  /** What the program printed so far. */
  readonly printed: string;
  /** Does something to the connection. @returns How the bot logged in next. */
  comesBackAfter(happens: () => void): Promise<'ready' | 'resumed'>;
  /** Resolves with the first entry of the log, from now on, that fits. */
  sees<T extends LogEntry>(fits: (entry: LogEntry) => entry is T): Promise<T>;
}

const isLogin = (entry: LogEntry): entry is LogEntry & { kind: 'connection'; what: 'ready' | 'resumed' } =>
  entry.kind === 'connection' && (entry.what === 'ready' || entry.what === 'resumed');

function nextEntry<T extends LogEntry>({ log }: Emulator, fits: (entry: LogEntry) => entry is T): Promise<T> {
  return new Promise((resolve) => {
    const stop = log.subscribe((entry) => {
      if (!fits(entry)) return;
      stop();
      resolve(entry);
    });
  });
}

/** Starts the program as anybody would, with nothing but the redirect in front of it. */
function start(program: string, { url, bot }: Emulator, env: NodeJS.ProcessEnv): ChildProcessWithoutNullStreams {
  const led = { QQBOT_API_BASE: url, QQBOT_LOOPBACK_ONLY: '1', HTTPS_PROXY: DEAD_PROXY, HTTP_PROXY: DEAD_PROXY };
  const credentials = { QQBOT_APP_ID: bot.appId, QQBOT_CLIENT_SECRET: bot.clientSecret };
  return spawn(process.execPath, ['--import', '@qqbotjs/emulator/redirect', `bots/${program}`], {
    cwd: FOLDER,
    env: { ...process.env, ...led, ...credentials, ...env },
  });
}

async function run(
  program: string,
  emulator: Emulator,
  isUp: () => Promise<unknown>,
  env: NodeJS.ProcessEnv = {},
): Promise<RunningBot> {
  const child = start(program, emulator, env);
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (printed += text));
  const stop = async (): Promise<void> => {
    if (child.exitCode === null && child.kill('SIGKILL')) await once(child, 'close');
    await emulator.stop();
    const [, host] = STRAYED.exec(printed) ?? [];
    if (host) throw new Error(`${program} tried to reach ${host}.`);
  };
  try {
    await isUp();
  } catch (error) {
    await stop();
    throw new Error(`${program} is not there. It printed:\n${printed}`, { cause: error });
  }
  return {
    emulator,
    get printed() {
      return printed;
    },
    async comesBackAfter(happens) {
      const login = nextEntry(emulator, isLogin);
      happens();
      return (await login).what;
    },
    sees: (fits) => nextEntry(emulator, fits),
    [Symbol.asyncDispose]: stop,
  };
}

/**
 * Starts a program and waits until it is logged in at the gateway.
 *
 * Disposing of it throws when the program tried to reach another machine.
 */
export async function runBot(program: string, settings: Partial<EmulatorSettings> = {}): Promise<RunningBot> {
  const emulator = await startEmulator({ page: false, settings });
  return run(program, emulator, () => emulator.gateway.online(10_000));
}

/** Starts a program and waits for the first entry of the log that fits. */
export async function runUntil(program: string, fits: (entry: LogEntry) => boolean): Promise<RunningBot> {
  const emulator = await startEmulator({ page: false });
  return run(program, emulator, () => nextEntry(emulator, (entry): entry is LogEntry => fits(entry)));
}

/** Starts a program as a webhook at `/qq` and waits until its address is validated. */
export async function runWebhookBot(program: string): Promise<RunningBot> {
  const emulator = await startEmulator({ page: false });
  const { port, isTaken } = await listenAt(emulator.bot, '/qq');
  return run(program, emulator, isTaken, { WEBHOOK_PORT: String(port) });
}
