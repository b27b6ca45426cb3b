import { setImmediate } from 'node:timers/promises';
import { createBot, type OutboundLayer, PluginError } from '@qqbotjs/core';
import { type BotCheck, type Finding, ok } from '../check.js';
import { strays } from '../../errors/strays.js';
import { refused } from '../refused.js';
import type { Chart, Patient } from '../chart.js';

/** Loads the plugins without connecting, into a memory of its own: what a bot that runs keeps is left alone. */
export const plugins: BotCheck = {
  id: 'plugins',
  of: 'bot',
  needs: ['config'],
  title: { 'zh-CN': '插件', en: 'Plugins' },
  lack: { 'zh-CN': '插件无法加载', en: 'the plugins do not load' },
  async run(patient, chart) {
    const { appId, clientSecret } = patient.resolved;
    const bot = createBot({
      ...patient.config,
      appId,
      clientSecret,
      record: undefined,
      store: 'memory',
      storage: 'memory',
      log: { level: 'silent' },
    });
    bot.outbound.use(readOnly(chart));
    const findings: Finding[] = [];
    using _ = strays((error) => findings.push(strayed(error)));
    try {
      patient.demand = await bot.rehearse();
      // What fails right after loading fails now.
      await setImmediate();
      return [loaded(bot.plugins.names, patient), ...findings];
    } catch (error) {
      return [refused(error)];
    } finally {
      await bot.stop({ deadlineMs: 1000 });
    }
  },
};

/** A plugin may ask while it loads; to change something is for the bot that runs. */
function readOnly({ options }: Chart): OutboundLayer {
  return ({ method, path }, next) => {
    if (method === 'GET' && !options.offline) return next();
    throw new PluginError({
      'zh-CN': `插件在加载时调用了 ${method} ${path}；qqbot doctor 试加载时不发送它。请把这样的调用移到 onReady。`,
      en: `A plugin calls ${method} ${path} while it loads; qqbot doctor, which only tries it, does not send that. Move such calls to onReady.`,
    });
  };
}

function strayed(error: unknown): Finding {
  const why = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return {
    status: 'fail',
    code: 'uncaught',
    text: { 'zh-CN': `有错误没有被捕获：${why}`, en: `an error is caught by nobody: ${why}` },
    remedy: {
      'zh-CN': '它会结束整个进程；请等待（await）相应的调用，或捕获它的错误。',
      en: 'It would end the process; await the call it comes from, or catch its errors.',
    },
  };
}

function loaded(names: readonly string[], { demand }: Patient): Finding {
  const list = names.join(', ');
  const intents = [...(demand?.keys() ?? [])].join(', ');
  return ok({
    'zh-CN': `${names.length} 个已加载${list && `：${list}`}；需要 ${intents}`,
    en: `${names.length} loaded${list && `: ${list}`}; intents: ${intents}`,
  });
}
