import { createBot, type OutboundLayer, PluginError } from '@qqbotjs/core';
import { type BotCheck, type Finding, ok } from '../check.js';
import { refused } from '../refused.js';
import type { Chart, Patient } from '../chart.js';

/** Loads the plugins without connecting, into a memory of its own: what a bot that runs keeps is left alone. */
export const plugins: BotCheck = {
  id: 'plugins',
  of: 'bot',
  needs: ['config'],
  title: { 'zh-CN': '插件', en: 'Plugins' },
  lack: { 'zh-CN': '插件无法加载', en: 'the plugins do not load' },
  timeoutMs: 30_000,
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
    try {
      patient.demand = await bot.rehearse();
      return [loaded(bot.plugins.names, patient)];
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

function loaded(names: readonly string[], { demand }: Patient): Finding {
  const list = names.join(', ');
  const intents = [...(demand?.keys() ?? [])].join(', ');
  return ok({
    'zh-CN': `${names.length} 个已加载${list && `：${list}`}；需要 ${intents}`,
    en: `${names.length} loaded${list && `: ${list}`}; intents: ${intents}`,
  });
}
