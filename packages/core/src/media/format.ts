/** How many bytes at the beginning tell the format. */
export const HEAD_BYTES = 16;

/**
 * What contents have at the beginning, and from which byte on, read as Latin-1. The first that fits counts, so what is
 * particular stands before what is general: most of what a phone records is `ftyp`, and the letters behind it tell which.
 */
const BEGINNINGS = [
  ['png', 0, '\x89PNG\r\n\x1a\n'],
  ['jpg', 0, '\xff\xd8\xff'],
  ['gif', 0, 'GIF8'],
  ['webp', 8, 'WEBP'],
  ['bmp', 0, 'BM'],
  ['heic', 4, 'ftyphei'],
  ['heic', 4, 'ftypmif1'],
  ['avif', 4, 'ftypavi'],
  ['mov', 4, 'ftypqt'],
  ['m4a', 4, 'ftypM4A'],
  ['mp4', 4, 'ftyp'],
  ['webm', 0, '\x1aE\xdf\xa3'],
  ['avi', 8, 'AVI '],
  ['silk', 0, '\x02#!SILK_V3'],
  // The same codec without the byte that QQ and WeChat put before it, and with another end.
  ['silk-v3', 0, '#!SILK_V3'],
  ['wav', 8, 'WAVE'],
  ['mp3', 0, 'ID3'],
  ['mp3', 0, '\xff\xfb'],
  ['mp3', 0, '\xff\xfa'],
  ['mp3', 0, '\xff\xf3'],
  ['mp3', 0, '\xff\xf2'],
  ['mp3', 0, '\xff\xe3'],
  ['aac', 0, '\xff\xf1'],
  ['aac', 0, '\xff\xf9'],
  ['ogg', 0, 'OggS'],
  ['flac', 0, 'fLaC'],
  ['amr', 0, '#!AMR'],
  ['pdf', 0, '%PDF-'],
  ['zip', 0, 'PK\x03\x04'],
] as const;

export type Format = (typeof BEGINNINGS)[number][0];

/** Recognises a content by how it begins, whatever its file is called. */
export function formatOf(head: Uint8Array): Format | undefined {
  const text = Buffer.from(head).toString('latin1');
  return BEGINNINGS.find(([, at, beginning]) => text.startsWith(beginning, at))?.[0];
}
