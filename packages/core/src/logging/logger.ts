import { createRequire } from 'node:module';
import { type DestinationStream, type Logger, type LoggerOptions, pino } from 'pino';
import { secrets } from './secrets.js';

export type { Logger } from 'pino';

/** From which weight on lines are written; `silent` writes none. */
export type LogLevel = 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal' | 'silent';

/** What a bot logs, how and where to. */
export interface LogOptions {
  /** @defaultValue `QQBOT_LOG_LEVEL`, else `info` */
  level?: LogLevel;
  /** Coloured lines for people instead of JSON. @defaultValue true when standard output is a terminal */
  pretty?: boolean;
  /** Where lines go, as JSON and with secrets cut out: a file, a test. @defaultValue standard output */
  destination?: { write(line: string): unknown };
}

/** Key names whose value is a secret wherever it stands. The values themselves are masked as well, see {@link secrets}. */
const REDACTED = ['clientSecret', 'accessToken', 'access_token', 'authorization', 'Authorization', 'token'];

/** The root of all log lines; bot, shard, plugin and event get children of it. */
export function createLogger(options: LogOptions = {}): Logger {
  const { destination } = options;
  const level = options.level ?? (process.env.QQBOT_LOG_LEVEL as LogLevel | undefined) ?? 'info';
  const pretty = options.pretty ?? process.stdout.isTTY;
  const settings: LoggerOptions = {
    level,
    base: null,
    redact: { paths: REDACTED.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]), censor: '[secret]' },
    hooks: { streamWrite: (line) => secrets.mask(line) },
  };
  const stream = destination ?? (pretty ? prettyStream() : undefined);
  return stream ? pino(settings, stream) : pino(settings);
}

/** A stream in this thread rather than a worker: lines written just before a crash still come out. */
function prettyStream(): DestinationStream {
  const pretty = createRequire(import.meta.url)('pino-pretty') as (options: object) => DestinationStream;
  return pretty({
    ignore: 'bot,shard,plugin',
    messageFormat: '{if plugin}[{plugin}] {end}{msg}',
    translateTime: 'HH:MM:ss',
  });
}
