import { relative } from 'node:path';
import { type BotConfig, ConfigError, resolveConfig } from '@qqbotjs/core';
import { ModuleLoader } from '../../loader/module-loader.js';
import { loadProject } from '../../project/load-project.js';
import type { Chart, Patient } from '../chart.js';
import { type Finding, ok, type ProjectCheck } from '../check.js';
import { refused } from '../refused.js';

/** For bots without: their plugins can be tried all the same. */
const STAND_IN = { appId: '102000001', clientSecret: 'no-credentials' };

/** Reads the configuration; all that is wrong with it is listed. */
export const config: ProjectCheck = {
  id: 'config',
  of: 'project',
  title: { 'zh-CN': '配置', en: 'Configuration' },
  lack: { 'zh-CN': '没有有效的配置', en: 'no valid configuration' },
  async run(chart) {
    try {
      // Two copies of core are a check of their own, so nobody is warned here.
      const options = { config: chart.options.config, requireCredentials: false };
      const { configFile, bots } = await loadProject(options, new ModuleLoader(), { warn: () => {} });
      chart.configFile = configFile;
      chart.bots = bots.map((bot, index) => admit(bot, index, chart));
      return [found(configFile, bots.length)];
    } catch (error) {
      return error instanceof ConfigError ? error.issues.map((issue) => toFinding(issue, error)) : [refused(error)];
    }
  },
};

function admit(bot: BotConfig, index: number, chart: Chart): Patient {
  const { appId = STAND_IN.appId, clientSecret = STAND_IN.clientSecret } = bot;
  if (bot.clientSecret) chart.secrets.add(bot.clientSecret);
  const resolved = resolveConfig({ ...bot, appId, clientSecret });
  return { config: bot, resolved, name: bot.appId ?? `#${index + 1}` };
}

function found(file: string, count: number): Finding {
  const name = relative(process.cwd(), file);
  const bots = count === 1 ? '' : ` (${count} bots)`;
  return ok({ 'zh-CN': count === 1 ? name : `${name}（${count} 个机器人）`, en: name + bots });
}

function toFinding({ path, text }: ConfigError['issues'][number], { filepath }: ConfigError): Finding {
  const place = [filepath && relative(process.cwd(), filepath), path].filter(Boolean).join(': ');
  const at = place ? `${place}: ` : '';
  return { status: 'fail', code: path || undefined, text: { 'zh-CN': at + text['zh-CN'], en: at + text.en } };
}
