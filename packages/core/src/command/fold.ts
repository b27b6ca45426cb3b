/** A word as it is compared: upper and lower case, and full-width letters, make no difference. */
export function fold(word: string): string {
  return word.normalize('NFKC').toLowerCase();
}

/** A name of one or several words as it is compared. */
export function foldName(name: string): string {
  return name.trim().split(/\s+/).map(fold).join(' ');
}

/** A prefix as it is compared: as long as it was, so that it can be cut off. */
export function foldPrefix(prefix: string): string {
  return prefix.replace(/[！-～]/g, halfWidth).toLowerCase();
}

function halfWidth(character: string): string {
  return String.fromCharCode(character.charCodeAt(0) - 0xfee0);
}
