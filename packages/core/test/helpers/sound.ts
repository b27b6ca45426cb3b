/** A tone as bare PCM: 16 bit, little-endian, the same on every channel. */
export function tone(rateHz: number, seconds: number, channels = 1, pitchHz = 440): Buffer {
  const frames = Math.round(rateHz * seconds);
  const bytes = Buffer.alloc(frames * channels * 2);
  for (let n = 0; n < frames * channels; n++)
    bytes.writeInt16LE(
      Math.round(12_000 * Math.sin((2 * Math.PI * pitchHz * Math.floor(n / channels)) / rateHz)),
      n * 2,
    );
  return bytes;
}

export interface WavOptions {
  channels?: number;
  bits?: number;
  code?: number;
  /** What the header says instead of the real length, as a streamed one does. */
  saidLength?: number;
}

export function wav(
  pcm: Buffer,
  rateHz: number,
  { channels = 1, bits = 16, code = 1, saidLength }: WavOptions = {},
): Buffer {
  const header = Buffer.alloc(60);
  header.write('RIFF\0\0\0\0WAVE', 'latin1');
  // One that nobody knows, of an odd length: to be stepped over.
  header.write('junk\x05\0\0\0abcde', 12, 'latin1');
  header.write('fmt ', 26, 'latin1');
  header.writeUInt32LE(16, 30);
  header.writeUInt16LE(code, 34);
  header.writeUInt16LE(channels, 36);
  header.writeUInt32LE(rateHz, 38);
  header.writeUInt16LE(bits, 48);
  header.write('data', 50, 'latin1');
  header.writeUInt32LE(saidLength ?? pcm.length, 54);
  return Buffer.concat([header.subarray(0, 58), pcm]);
}

/** Silence as mp3: frames of 128 kbit/s, 44 100 Hz, with nothing in them. */
export function silentMp3(frames: number): Buffer {
  const frame = Buffer.alloc(417);
  frame.writeUInt32BE(0xff_fb_90_00);
  return Buffer.concat(Array.from({ length: frames }, () => frame));
}
