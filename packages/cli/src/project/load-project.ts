import { type BotConfig, loadConfig } from '@qqbotjs/core';
import { findSecondCore } from '../loader/core-copies.js';
import type { ModuleLoader } from '../loader/module-loader.js';
import type { Terminal } from '../terminal/terminal.js';

export interface ProjectOptions {
  /** Path of the configuration. @defaultValue found in the working directory */
  config?: string;
  /** Whether a bot without credentials is refused. */
  requireCredentials: boolean;
}

export interface Project {
  /** Absolute path of the configuration. */
  configFile: string;
  bots: BotConfig[];
}

/** Reads the configuration of the project in the working directory, with the plugins it imports. */
export async function loadProject(
  options: ProjectOptions,
  loader: ModuleLoader,
  terminal: Pick<Terminal, 'warn'>,
): Promise<Project> {
  const load = (file: string) => {
    warnOfSecondCore(file, terminal);
    return loader.load(file);
  };
  const { filepath, bots } = await loadConfig({
    cwd: process.cwd(),
    path: options.config,
    loaders: { '.ts': load, '.mts': load, '.js': load, '.mjs': load },
    requireCredentials: options.requireCredentials,
  });
  return { configFile: filepath, bots };
}

function warnOfSecondCore(configFile: string, terminal: Pick<Terminal, 'warn'>): void {
  const copies = findSecondCore(configFile);
  if (!copies) return;
  const paths = `\n  ${copies.project}\n  ${copies.own}\n`;
  terminal.warn({
    'zh-CN': `发现两份 @qqbotjs/core：项目用的是第一份，qqbot 用的是第二份，插件的装饰器因此不会生效。${paths}请把 qqbot 装进项目（npm install -D qqbot），用 npx qqbot 运行；仍有两份时运行 npm dedupe。`,
    en: `There are two copies of @qqbotjs/core: your project uses the first, qqbot the second, so decorators of your plugins go unseen.${paths}Install qqbot in the project (npm install -D qqbot) and run it with npx qqbot; if two remain, run npm dedupe.`,
  });
}
