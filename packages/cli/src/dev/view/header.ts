import { localize } from '@qqbotjs/core';
import type { Colors } from 'picocolors/types.js';
import type { BotState } from './dev-view.js';
import { renderKeys } from './keys.js';

/** What stands at the top: the chat page, the bots with their connections, the keys. */
export function renderHeader(url: string | undefined, bots: readonly BotState[], colors: Colors): string {
  const rows: (readonly [name: string, value: string])[] = [
    ...(url ? [[localize({ 'zh-CN': '聊天页面', en: 'chat page' }), colors.cyan(url)] as const] : []),
    ...bots.map((bot) => [localize({ 'zh-CN': '机器人', en: 'bot' }), describe(bot, colors)] as const),
    [localize({ 'zh-CN': '按键', en: 'keys' }), renderKeys(colors)],
  ];
  const lines = rows.map(([name, value]) => `  ${colors.dim(pad(name))} ${value}`);
  return ['', `  ${colors.bold('qqbot dev')}`, ...lines, ''].join('\n');
}

function describe({ name, connections }: BotState, colors: Colors): string {
  const shards = connections.map((state, shard) => (connections.length > 1 ? `${shard} ${state}` : state));
  const isUp = connections.every((state) => state === 'ready' || state === 'listening');
  return `${name} · ${(isUp ? colors.green : colors.yellow)(shards.join(', ') || '-')}`;
}

/** Chinese characters take two columns each. */
function pad(name: string): string {
  const width = Array.from(name, (character) => (character > '\u2e80' ? 2 : 1)).reduce((sum: number, n) => sum + n, 0);
  return name + ' '.repeat(Math.max(0, 9 - width));
}
