import { PluginError } from '../errors/plugin-error.js';
import { StorageError } from '../errors/storage-error.js';

export function cannotEnumerate(): StorageError {
  return new StorageError({
    'zh-CN':
      "配置中 storage 的存储没有 iterator，无法列出键。请改用 'file'、'memory' 或支持遍历的 Keyv 适配器，或自己保存一份键的清单。",
    en: "The store in `storage` of the config has no `iterator`, so keys cannot be listed. Use 'file', 'memory' or a Keyv adapter that can iterate, or keep a list of the keys as a value.",
  });
}

export function notKept(key: string): StorageError {
  return new StorageError({
    'zh-CN': `存储没有保存“${key}”；请检查配置中 storage 的存储是否可用（Keyv 的 error 事件会说明原因）。`,
    en: `The store did not keep "${key}"; check that the store in \`storage\` of the config works (the \`error\` event of a Keyv says why).`,
  });
}

export function closedAlready(): PluginError {
  return new PluginError({
    'zh-CN': '机器人已停止，存储已关闭；请在 onUnload 结束前保存。',
    en: 'The bot has stopped and its storage is closed; keep what you want to keep before onUnload ends.',
  });
}
