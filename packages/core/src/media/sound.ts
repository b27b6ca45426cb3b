import type * as Mpg123 from 'mpg123-decoder';
import { MediaError } from '../errors/media-error.js';
import { importOptional } from './import-optional.js';

/** Sound with its channels mixed into one. */
export interface Sound {
  frames: number;
  rateHz: number;
  /** From -32 768 to 32 767. */
  sample: (frame: number) => number;
}

/** 16 bit, little-endian, one channel. */
export interface Pcm {
  bytes: Buffer;
  rateHz: number;
}

/** What the encoder takes; it turns anything else into noise. */
const ENCODER_RATES_HZ = [8000, 12_000, 16_000, 24_000, 32_000, 44_100, 48_000];
const USUAL_RATE_HZ = 24_000;

const PLAIN_PCM = 1;
const EXTENSIBLE = 0xfffe;

/** Brings sound to a rate the encoder takes, drawing a straight line between two samples. */
export function toPcm({ frames, rateHz, sample }: Sound): Pcm {
  const targetHz = ENCODER_RATES_HZ.includes(rateHz) ? rateHz : USUAL_RATE_HZ;
  const length = Math.floor((frames * targetHz) / rateHz);
  const bytes = Buffer.alloc(length * 2);
  for (let n = 0; n < length; n++) {
    const exact = (n * rateHz) / targetHz;
    const before = Math.floor(exact);
    const [a, b] = [sample(before), sample(Math.min(before + 1, frames - 1))];
    bytes.writeInt16LE(Math.round(a + (b - a) * (exact - before)), n * 2);
  }
  return { bytes, rateHz: targetHz };
}

export function soundOfPcm(bytes: Buffer, rateHz: number, channels = 1): Sound {
  const frames = Math.floor(bytes.length / 2 / channels);
  const sample = (frame: number): number => {
    let sum = 0;
    for (let channel = 0; channel < channels; channel++) sum += bytes.readInt16LE((frame * channels + channel) * 2);
    return sum / channels;
  };
  return { frames, rateHz, sample };
}

/** @throws {@link MediaError} when it is not made of 16 bit samples. */
export function soundOfWav(wav: Buffer): Sound {
  const header = chunkOf(wav, 'fmt ');
  const data = chunkOf(wav, 'data');
  if (!header || header.length < 16 || !data) throw badWav('-');
  const code = header.readUInt16LE(0);
  const channels = header.readUInt16LE(2);
  const rateHz = header.readUInt32LE(4);
  const bits = header.readUInt16LE(14);
  const isPlain = code === PLAIN_PCM || code === EXTENSIBLE;
  if (!isPlain || bits !== 16 || channels === 0 || rateHz === 0) throw badWav(`format ${code}, ${bits} bit`);
  return soundOfPcm(data, rateHz, channels);
}

/** @throws {@link MediaError} when `mpg123-decoder` is not installed. */
export async function soundOfMp3(mp3: Buffer): Promise<Sound> {
  const { MPEGDecoder } = await importOptional<typeof Mpg123>('mpg123-decoder');
  const decoder = new MPEGDecoder();
  await decoder.ready;
  const { channelData, samplesDecoded: frames, sampleRate: rateHz } = decoder.decode(mp3);
  decoder.free();
  if (frames === 0) throw badMp3();
  const sample = (frame: number): number => {
    const sum = channelData.reduce((total, channel) => total + (channel[frame] ?? 0), 0);
    return Math.max(-32_768, Math.min(32_767, (sum / channelData.length) * 32_767));
  };
  return { frames, rateHz, sample };
}

/** A part of a wav by its name. One that was streamed says it is longer than it is, and ends with the file. */
function chunkOf(wav: Buffer, name: string): Buffer | undefined {
  for (let at = 12; at + 8 <= wav.length; ) {
    const length = wav.readUInt32LE(at + 4);
    if (wav.toString('latin1', at, at + 4) === name) return wav.subarray(at + 8, at + 8 + length);
    at += 8 + length + (length % 2);
  }
  return undefined;
}

function badWav(found: string): MediaError {
  return new MediaError('wrong-format', {
    'zh-CN': `这个 wav 不是 16 位 PCM（${found}）；请先转换：ffmpeg -i 原文件 -ar 24000 -ac 1 -c:a pcm_s16le voice.wav`,
    en: `This wav is not made of 16 bit PCM (${found}); convert it: ffmpeg -i input -ar 24000 -ac 1 -c:a pcm_s16le voice.wav`,
  });
}

function badMp3(): MediaError {
  return new MediaError('wrong-format', {
    'zh-CN': '这个 mp3 里没有能解码的声音；请检查文件是否完整。',
    en: 'Nothing in this mp3 could be decoded; check that the file is complete.',
  });
}
