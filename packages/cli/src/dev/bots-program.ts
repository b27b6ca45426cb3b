import { join } from 'node:path';
import { type BotConfig, FileStore, JournalStore } from '@qqbotjs/core';
import { Fleet } from '../bots/fleet.js';
import { exitCodeOf } from '../errors/exit-code-of.js';
import { ExitCode } from '../exit-code.js';
import { ModuleLoader } from '../loader/module-loader.js';
import { loadProject } from '../project/load-project.js';
import { Terminal } from '../terminal/terminal.js';
import { receive, send, stopRequest } from './bots-channel.js';
import type { BotsOptions, Platform, PlatformChoice } from './messages.js';

/** Shorter than in production, in milliseconds: somebody waits to see their change. */
const HANDLER_DEADLINE_MS = 1500;

// The program of the process that `qqbot dev` supervises: load the project, run its bots until told to stop.
const options = JSON.parse(process.argv[2] ?? '{}') as BotsOptions;
const terminal = new Terminal(options.verbose);
const fleet = new Fleet(terminal);
const stop = stopRequest();
const run = receive('run');
process.exit(await main());

async function main(): Promise<ExitCode> {
  try {
    return await Promise.race([run.then(runBots), stop.then(() => ExitCode.Stopped)]);
  } catch (error) {
    terminal.fail(error);
    return exitCodeOf(error);
  } finally {
    await fleet.stop(HANDLER_DEADLINE_MS);
  }
}

async function runBots(): Promise<ExitCode> {
  const bots = await place(await load(), options.platform);
  const lost = await Promise.race([fleet.start(bots), fleet.ended]);
  if (lost === undefined) await send({ type: 'ready' });
  return fleet.ended;
}

/** Loads the project, and tells which files to watch also when it does not load. */
async function load(): Promise<BotConfig[]> {
  const loader = new ModuleLoader();
  const since = Date.now();
  let configFile: string | undefined;
  try {
    const project = await loadProject(
      { config: options.config, requireCredentials: options.platform === 'platform' },
      loader,
      terminal,
    );
    configFile = project.configFile;
    return project.bots;
  } finally {
    await send({ type: 'files', configFile: configFile ?? loader.files[0], files: loader.files, since });
  }
}

/** Gives the bots that have no platform, or are not to use it, a place in the emulator. */
async function place(bots: readonly BotConfig[], choice: PlatformChoice): Promise<BotConfig[]> {
  const homeless = bots.filter((bot) => choice === 'emulator' || (choice !== 'platform' && !hasCredentials(bot)));
  if (homeless.length === 0) return [...bots];
  await send({ type: 'emulate', bots: homeless.length });
  const { platforms } = await receive('platforms');
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
