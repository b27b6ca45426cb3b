import { Console } from 'node:console';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { BotConfig } from '@qqbotjs/core';
import { strays } from '../errors/strays.js';
import { UsageError } from '../errors/usage-error.js';
import { ExitCode } from '../exit-code.js';
import { ModuleLoader } from '../loader/module-loader.js';
import { loadProject } from '../project/load-project.js';
import { compare } from '../replay/comparison.js';
import { knownIds } from '../replay/known-ids.js';
import { type Played, Player } from '../replay/player.js';
import { readRecording, type Session } from '../replay/recording.js';
import type { ReplayOptions } from '../replay/replay-options.js';
import { type ReplayReport, reportOf } from '../replay/report.js';
import { Sheet } from '../replay/sheet.js';
import { writeRecording } from '../replay/write-recording.js';
import type { Terminal } from '../terminal/terminal.js';

/** `qqbot replay`: plays a recording to the bot of the working directory, and says what it answers differently. */
export async function replay(options: ReplayOptions, terminal: Terminal): Promise<ExitCode> {
  // What code of the project says belongs elsewhere than into the report.
  globalThis.console = new Console(process.stderr, process.stderr);
  const session = readRecording(await read(options.file));
  if (session.events.length === 0) throw withoutEvents(options.file);
  const { bots } = await loadProject(
    { config: options.config, requireCredentials: false },
    new ModuleLoader(),
    terminal,
  );
  const report = await play(chosen(bots, options.file), session, options, terminal);
  if (options.json) process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
  else new Sheet(process.stdout).write(report, options.file);
  const isUpdated = options.update && report.summary.timeout === 0;
  return report.same || isUpdated ? ExitCode.Stopped : ExitCode.Different;
}

async function play(
  config: BotConfig,
  session: Session,
  { speed, timeoutMs, ignore, update, file }: ReplayOptions,
  { verbose }: Terminal,
): Promise<ReplayReport> {
  await using player = await Player.start(config, session, {
    speed,
    timeoutMs,
    logLevel: verbose ? 'debug' : 'silent',
  });
  using _ = strays((error) => player.note(String(error)));
  const played: Played[] = [];
  for await (const one of player.play()) played.push(one);
  // Only now: what was late belongs to an event long past.
  const rules = { known: knownIds(session.events), ignore };
  const told = played.map((one) => ({ ...one, made: player.standIns.inRecording(one.made) }));
  // Half an answer is no record.
  if (update && told.every(({ state }) => state !== 'late')) await writeRecording(resolve(file), told);
  return reportOf(
    told.map((one) => compare(one, rules)),
    session.problems,
  );
}

/** The one that writes this recording, else the first. */
function chosen(bots: readonly BotConfig[], file: string): BotConfig {
  const writesIt = ({ record }: BotConfig): boolean => typeof record === 'string' && resolve(record) === resolve(file);
  return bots.find(writesIt) ?? (bots[0] as BotConfig);
}

async function read(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new UsageError(
      { 'zh-CN': `无法读取录制文件 ${resolve(file)}。`, en: `The recording ${resolve(file)} cannot be read.` },
      { cause: error },
    );
  }
}

function withoutEvents(file: string): UsageError {
  return new UsageError({
    'zh-CN': `${file} 里没有可用的事件；请在配置里写 record: 'session.jsonl' 来录制。`,
    en: `There is no event in ${file} that can be used; record one with record: 'session.jsonl' in the config.`,
  });
}
