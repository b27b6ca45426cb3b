import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { type Emulator, type EmulatorSettings, type LogEntry, startEmulator } from '@qqbotjs/emulator';

const FOLDER = fileURLToPath(new URL('../..', import.meta.url));
/** What `QQBOT_LOOPBACK_ONLY` makes of an attempt to reach another machine. */
const STRAYED = /nothing is sent to (\S+)/;
/** Nobody listens there: who asks a proxy gets nowhere. */
const NO_PROXY = 'http://127.0.0.1:9';

/** A bot of a library on an emulator of its own. */
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

/**
 * Starts a program of `bots/` as it is, led to an emulator, and waits until it is logged in.
 *
 * Disposing of it throws when the program tried to reach another machine.
 */
export async function runBot(program: string, settings: Partial<EmulatorSettings> = {}): Promise<RunningBot> {
  const emulator = await startEmulator({ page: false, settings });
  const env = {
    ...process.env,
    QQBOT_API_BASE: emulator.url,
    QQBOT_LOOPBACK_ONLY: '1',
    HTTPS_PROXY: NO_PROXY,
    HTTP_PROXY: NO_PROXY,
    QQBOT_APP_ID: emulator.bot.appId,
    QQBOT_CLIENT_SECRET: emulator.bot.clientSecret,
  };
  const args = ['--import', '@qqbotjs/emulator/redirect', `bots/${program}`];
  const child = spawn(process.execPath, args, { cwd: FOLDER, env });
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
    await emulator.gateway.online(10_000);
  } catch (error) {
    await stop();
    throw new Error(`${program} did not log in. It printed:\n${printed}`, { cause: error });
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
