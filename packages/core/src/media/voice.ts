import { MediaError } from '../errors/media-error.js';
import { BytesContent, bytesOf, type Content } from './content.js';
import type { Format } from './format.js';
import { soundOfMp3, soundOfPcm, soundOfWav, toPcm } from './sound.js';
import { encodeSilk } from './silk.js';

/**
 * Voice messages are silk in the flavour of QQ: what is not is encoded, with the optional packages `silk-wasm` and, for
 * mp3, `mpg123-decoder`.
 *
 * @param sampleRateHz - Given for bare PCM, which nothing can be recognised by.
 * @throws {@link MediaError} `wrong-format`, or `no-encoder` with the package to install.
 */
export async function toSilk(
  content: Content,
  format: Format | undefined,
  { sampleRateHz, signal }: { sampleRateHz?: number; signal?: AbortSignal },
): Promise<Content> {
  if (sampleRateHz !== undefined) return encoded(soundOfPcm(await bytesOf(content), sampleRateHz), signal);
  if (format === 'silk') return content;
  if (format === 'wav') return encoded(soundOfWav(await bytesOf(content)), signal);
  if (format === 'mp3') return encoded(await soundOfMp3(await bytesOf(content)), signal);
  throw notVoice(format);
}

async function encoded(sound: Parameters<typeof toPcm>[0], signal?: AbortSignal): Promise<Content> {
  return new BytesContent(await encodeSilk(toPcm(sound), signal));
}

function notVoice(format: Format | '?' = '?'): MediaError {
  return new MediaError('wrong-format', {
    'zh-CN': `不能作为语音发送：内容的格式是 ${format}，可用的是 QQ 的 silk（以 0x02 开头）、wav、mp3，或给出 sampleRateHz 的 PCM。请先转换：ffmpeg -i 原文件 -ar 24000 -ac 1 voice.wav`,
    en: `It cannot be sent as a voice message: its format is ${format}; what works is QQ's silk (it begins with 0x02), wav, mp3, or PCM with its sampleRateHz. Convert it: ffmpeg -i input -ar 24000 -ac 1 voice.wav`,
  });
}
