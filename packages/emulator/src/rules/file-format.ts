/** Whether a content of this name begins with these characters at this offset. */
interface Signature {
  name: string;
  at: number;
  text: string;
}

const sign = (name: string, text: string, at = 0): Signature => ({ name, at, text });

/** The first that fits wins. */
const SIGNATURES: readonly Signature[] = [
  sign('png', '\u0089PNG\r\n'),
  sign('jpg', '\u00ff\u00d8\u00ff'),
  sign('gif', 'GIF8'),
  sign('webp', 'WEBP', 8),
  sign('bmp', 'BM'),
  sign('mov', 'ftypqt', 4),
  sign('heic', 'ftyphei', 4),
  sign('avif', 'ftypavi', 4),
  sign('m4a', 'ftypM4A', 4),
  sign('mp4', 'ftyp', 4),
  sign('silk', '\u0002#!SILK_V3'),
  sign('wav', 'WAVE', 8),
  sign('mp3', 'ID3'),
  sign('mp3', '\u00ff\u00fb'),
  sign('mp3', '\u00ff\u00f3'),
  sign('ogg', 'OggS'),
];

/** Recognises a content by its first bytes; plain silk, without the byte before it, is not. */
export function fileFormat(head: Buffer): string | undefined {
  const text = head.toString('latin1');
  return SIGNATURES.find((signature) => text.startsWith(signature.text, signature.at))?.name;
}
