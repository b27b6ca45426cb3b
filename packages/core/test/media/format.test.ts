import { describe, expect, test } from 'vitest';
import { formatOf } from '../../src/media/format.js';

describe('the format of a content', () => {
  test.each([
    ['\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'png'],
    ['\xff\xd8\xff\xe0\0\x10JFIF', 'jpg'],
    ['GIF89a\x01\0', 'gif'],
    ['GIF87a\x01\0', 'gif'],
    ['RIFF\x0a\x0d\0\0WEBPVP8 ', 'webp'],
    ['RIFF\x24\0\0\0WAVEfmt ', 'wav'],
    ['RIFF\x24\0\0\0AVI LIST', 'avi'],
    ['BM\x36\0\0\0', 'bmp'],
    ['\0\0\0\x18ftypisom', 'mp4'],
    ['\0\0\0\x20ftypmp42', 'mp4'],
    ['\0\0\0\x14ftypqt  ', 'mov'],
    ['\0\0\0\x18ftypheic', 'heic'],
    ['\0\0\0\x1cftypavif', 'avif'],
    ['\0\0\0\x1cftypM4A ', 'm4a'],
    ['\x02#!SILK_V3', 'silk'],
    ['#!SILK_V3', 'silk-v3'],
    ['ID3\x04\0', 'mp3'],
    ['\xff\xfb\x90\0', 'mp3'],
    ['\xff\xf3\x40\xc4', 'mp3'],
    ['\xff\xf1\x50\x80', 'aac'],
    ['OggS\0\x02', 'ogg'],
    ['hello', undefined],
    ['', undefined],
  ])('beginning with %j is %s', (beginning, format) => {
    expect(formatOf(Buffer.from(beginning, 'latin1'))).toBe(format);
  });
});
