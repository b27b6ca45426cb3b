import { readFile } from 'node:fs/promises';
import { type Localized, LOCALES, localize } from '@qqbotjs/core';
import type { EmulatorSettings } from '@qqbotjs/emulator';
import { EmulatorError } from '../errors/emulator-error.js';

/** Reads the settings of an emulator from a JSON file. @throws {@link EmulatorError} that names every mistake. */
export async function readSettings(file: string): Promise<Partial<EmulatorSettings>> {
  const settings = parse(file, await read(file));
  const { settingsProblems } = await import('@qqbotjs/emulator');
  const problems = settingsProblems(settings);
  if (problems.length > 0) throw new EmulatorError(listed(file, problems));
  return settings as Partial<EmulatorSettings>;
}

async function read(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new EmulatorError(
      {
        'zh-CN': `--settings：读不了 ${file}。请检查路径。`,
        en: `--settings: ${file} cannot be read. Check its path.`,
      },
      { cause: error },
    );
  }
}

function parse(file: string, text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    const why = (error as Error).message;
    throw new EmulatorError(
      { 'zh-CN': `--settings：${file} 不是有效的 JSON：${why}`, en: `--settings: ${file} is not valid JSON: ${why}` },
      { cause: error },
    );
  }
}

function listed(file: string, problems: readonly Localized[]): Localized {
  const [zh, en] = LOCALES.map((locale) => problems.map((one) => `\n  ${localize(one, locale)}`).join(''));
  return {
    'zh-CN': `--settings：${file} 有 ${problems.length} 处错误。请改正：${zh}`,
    en: `--settings: ${file} has ${problems.length === 1 ? 'a mistake' : `${problems.length} mistakes`}. Correct:${en}`,
  };
}
