import { StorageError } from '../errors/storage-error.js';
import type { Localized } from '../i18n/localized.js';
import type { LockHolder } from './file-lock.js';

export function inUse(path: string, { pid }: LockHolder): StorageError {
  return new StorageError({
    'zh-CN': `${path} 正被进程 ${pid} 使用，一个文件只能由一个进程写入。请停止那个进程（是否启动了两次同一个机器人？），或在配置中用 storage 为这个机器人另选存储。`,
    en: `${path} is in use by process ${pid}, and one process alone may write it. Stop that process (was the same bot started twice?), or give this bot another store: \`storage\` in the config.`,
  });
}

export function notOpened(path: string, cause: unknown): StorageError {
  const { message } = cause as Error;
  return new StorageError(
    {
      'zh-CN': `无法打开存储文件 ${path}：${message}。请检查磁盘与权限，或在配置中用 storage 另选存储。`,
      en: `The storage file ${path} cannot be opened: ${message}. Check the disk and permissions, or choose another store: \`storage\` in the config.`,
    },
    { cause },
  );
}

export function notWritten(path: string, cause: unknown): StorageError {
  const { message } = cause as Error;
  return new StorageError(
    {
      'zh-CN': `无法写入存储文件 ${path}：${message}。值仍在内存中，会随下一次写入再试；请检查磁盘空间与权限。`,
      en: `The storage file ${path} cannot be written: ${message}. The value is still in memory and is tried again with the next write; check disk space and permissions.`,
    },
    { cause },
  );
}

export function notCompacted(path: string, cause: unknown): Localized {
  const { message } = cause as Error;
  return {
    'zh-CN': `无法压缩存储文件 ${path}：${message}。数据完好，文件会继续变大；请检查磁盘空间。`,
    en: `The storage file ${path} could not be compacted: ${message}. Nothing is lost, the file goes on growing; check disk space.`,
  };
}

export function damaged(path: string, lines: readonly number[], copy: string): Localized {
  const shown = lines.slice(0, 5).join(', ');
  return {
    'zh-CN': `存储文件 ${path} 有 ${lines.length} 行无法读取（第 ${shown} 行），已跳过，其余照常使用。原文件保存为 ${copy}，修好后可替换回来。`,
    en: `${lines.length} line${lines.length === 1 ? '' : 's'} of the storage file ${path} cannot be read (line ${shown}) and were left out; the rest is in use. The file as it was is kept as ${copy}, to be mended and put back.`,
  };
}
