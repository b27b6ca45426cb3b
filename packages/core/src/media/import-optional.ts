import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { MediaError } from '../errors/media-error.js';

const require = createRequire(import.meta.url);

/**
 * Where a package is that only voice messages need.
 *
 * @throws {@link MediaError} `no-encoder`, which says how to install it.
 */
export function locateOptional(name: string): string {
  try {
    return pathToFileURL(require.resolve(name)).href;
  } catch (cause) {
    throw new MediaError(
      'no-encoder',
      {
        'zh-CN': `把这种声音转换为 QQ 语音需要 ${name}，它还没有安装；请运行 npm install ${name}，或直接提供 silk 文件。`,
        en: `Turning this sound into a voice message needs ${name}, which is not installed; run npm install ${name}, or give a silk file.`,
      },
      { cause },
    );
  }
}

export async function importOptional<T>(name: string): Promise<T> {
  return (await import(locateOptional(name))) as T;
}
