import { join, resolve } from 'node:path';
import { type BotConfig, FileStore, JournalStore } from '@qqbotjs/core';
import { Fleet } from '../bots/fleet.js';
import { exitCodeOf } from '../errors/exit-code-of.js';
import { ExitCode } from '../exit-code.js';
import { ModuleLoader } from '../loader/module-loader.js';
import { loadProject } from '../project/load-project.js';
import { receive, send, stopRequest } from './bots-channel.js';
import { FileAccess } from './file-access.js';
import type { BotsOptions, Platform, PlatformChoice } from './messages.js';
import { ReportingTerminal } from './reporting-terminal.js';

/** Shorter than in production, in milliseconds: somebody waits to see their change. */
const HANDLER_DEADLINE_MS = 1000;

// The program of the process that `qqbot dev` supervises: load the project, run its bots whenever and for as long as told.
const options = JSON.parse(process.argv[2] ?? '{}') as BotsOptions;
const terminal = new ReportingTerminal(options);
const loader = new ModuleLoader({ keepFormer: true });
const files = new FileAccess(process.cwd(), (path) => void send({ type: 'written', path }));
let fleet = new Fleet(terminal);
let since = Date.now();
process.on('uncaughtException', (thrown) => void leave(thrown));
const stop = stopRequest();
const asked = receive('load');
process.exit(await main());

async function main(): Promise<ExitCode> {
  try {
    return await Promise.race([asked.then(run), stop.then(() => ExitCode.Stopped)]);
  } catch (error) {
    return await fail(error);
  } finally {
    await fleet.stop(HANDLER_DEADLINE_MS);
    await terminal.told;
  }
}

/** What nobody catches ends a process anyway; this one tells of it first. */
async function leave(thrown: unknown): Promise<void> {
  process.exit(await fail(thrown));
}

async function fail(error: unknown): Promise<ExitCode> {
  terminal.fail(error);
  await tellFiles();
  await terminal.told;
  return exitCodeOf(error);
}

/** Connects and releases the bots in turn. The supervisor sees to it that nobody else is connected meanwhile. */
async function run(): Promise<ExitCode> {
  const bots = await load();
  let connect = receive('connect');
  await send({ type: 'loaded' });
  for (;;) {
    const { all } = await connect;
    const release = receive('release');
    fleet = new Fleet(terminal);
    const end = await Promise.race([serve(bots, all), release]);
    if (typeof end === 'number') return end;
    connect = receive('connect');
    await fleet.stop(HANDLER_DEADLINE_MS);
    await send({ type: 'released' });
  }
}

/** Runs the bots. @returns Why none is left, or why they cannot run. */
async function serve(bots: readonly BotConfig[], all: boolean): Promise<ExitCode> {
  await Promise.race([fleet.start(bots), fleet.ended]);
  // What plugins read while they loaded makes up the project, too.
  files.endLoad();
  await tellFiles();
  await terminal.told;
  if (fleet.worst !== undefined && (all || fleet.isEmpty)) return fleet.worst;
  await send({ type: 'ready', bots: fleet.states });
  await loader.forgetFormer();
  return fleet.ended;
}

/** Loads the project, without connecting or building any of its bots. */
async function load(): Promise<BotConfig[]> {
  since = Date.now();
  try {
    const { bots } = await loadProject(
      { config: options.config, requireCredentials: options.platform === 'platform' },
      loader,
      terminal,
    );
    return await place(bots, options.platform);
  } finally {
    await tellFiles();
  }
}

function tellFiles(): Promise<void> {
  const config = options.config === undefined ? [] : [resolve(options.config)];
  return send({ type: 'files', files: [...new Set([...config, ...loader.files, ...files.read])], since });
}

/** Gives the bots that have no platform, or are not to use it, a place in the emulator. */
async function place(bots: readonly BotConfig[], choice: PlatformChoice): Promise<BotConfig[]> {
  const homeless = bots.filter((bot) => choice === 'emulator' || (choice !== 'platform' && !hasCredentials(bot)));
  if (homeless.length === 0) return [...bots];
  const answer = receive('platforms');
  await send({ type: 'emulate', bots: homeless.length });
  const { platforms } = await answer;
  const places = new Map(homeless.map((bot, index) => [bot, platforms[index]]));
  return bots.map((bot) => move(bot, places.get(bot)));
}

/** A store the config brings along is the person's own business; the default ones belong to the platform. */
function move(bot: BotConfig, platform: Platform | undefined): BotConfig {
  if (!platform) return bot;
  const { store = 'file', storage = 'file' } = bot;
  return {
    ...bot,
    ...platform,
    store: store === 'file' ? new FileStore(platform.store) : store,
    storage: storage === 'file' ? new JournalStore(join(platform.storage, `${platform.appId}.jsonl`)) : storage,
  };
}

function hasCredentials({ appId, clientSecret }: BotConfig): boolean {
  return Boolean(appId && clientSecret);
}
