import { type Bot, createBot, type BotConfig } from '@qqbotjs/core';
import { Cli } from './cli.js';

/** What `qqbot emulator --json` says when it is ready. */
export interface Ready {
  pageUrl: string;
  apiBase: string;
  tokenUrl: string;
  appId: string;
  clientSecret: string;
  bots: { appId: string; clientSecret: string; username: string }[];
}

/** `qqbot emulator` on a free port, until the end of the test. */
export class LoneEmulator implements AsyncDisposable {
  private constructor(
    readonly cli: Cli,
    readonly access: Ready,
  ) {}

  static async start(...args: readonly string[]): Promise<LoneEmulator> {
    const cli = new Cli(['emulator', '--json', '--port', '0', ...args]);
    const [line] = await cli.shows(/^\{.*\}\n/m);
    return new LoneEmulator(cli, JSON.parse(line) as Ready);
  }

  get url(): string {
    return this.access.pageUrl;
  }

  /** A bot as somebody would configure it who knows nothing of the command. */
  bot(config: BotConfig = {}): Bot {
    const { apiBase, tokenUrl, appId, clientSecret } = this.access;
    const endpoints = { api: apiBase, token: tokenUrl };
    return createBot({ appId, clientSecret, endpoints, store: 'memory', log: { level: 'silent' }, ...config });
  }

  /** Ends it as Ctrl-C does. @returns The exit code. */
  interrupt(): Promise<number | null> {
    this.cli.signal('SIGINT');
    return this.cli.exit();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.cli[Symbol.asyncDispose]();
  }
}
