/** A word as it is compared: upper and lower case, and full-width letters, make no difference. */
export function fold(word: string): string {
  // Most names are written in ASCII, which has one form only.
  return (/[^\0-\x7f]/.test(word) ? word.normalize('NFKC') : word).toLowerCase();
}

/** A name of one or several words as it is compared. */
export function foldName(name: string): string {
  return name.trim().split(/\s+/).map(fold).join(' ');
}

const WIDTH = 0xfee0;

/** What a prefix may be typed as: input methods write `!` as `！`. The half-width form comes first. */
export function widthsOf(prefix: string): readonly [half: string, full: string] {
  const half = prefix.replace(/[！-～]/g, (character) => String.fromCharCode(character.charCodeAt(0) - WIDTH));
  return [half, half.replace(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + WIDTH))];
}
