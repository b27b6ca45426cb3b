import { type BotStatus, type Locale, localize } from '@qqbotjs/core';

/** How a bot does, one thing a line. */
export function statusText({ connections, plugins, pendingEvents }: BotStatus, locale: Locale): string {
  const states = connections.map(({ shard, state }) => (shard === undefined ? state : `${shard} ${state}`)).join(', ');
  const memory = `${Math.round(process.memoryUsage().rss / 2 ** 20)} MB`;
  const uptime = duration(process.uptime());
  const text = {
    'zh-CN': `运行时长：${uptime}\n连接：${states}\n插件：${plugins.join(', ')}\n待处理事件：${pendingEvents}\n内存：${memory}`,
    en: `Uptime: ${uptime}\nConnections: ${states}\nPlugins: ${plugins.join(', ')}\nPending events: ${pendingEvents}\nMemory: ${memory}`,
  };
  return localize(text, locale);
}

/** `1d 2h 3m`, or seconds within the first minute. */
function duration(seconds: number): string {
  if (seconds < 60) return `${Math.floor(seconds)}s`;
  const minutes = Math.floor(seconds / 60);
  const parts = [Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24, minutes % 60];
  return parts.flatMap((value, index) => (value > 0 ? [`${value}${'dhm'.charAt(index)}`] : [])).join(' ');
}
