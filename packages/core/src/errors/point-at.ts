/** Columns a chat shows on one line of a phone, with room to spare. */
const MOST_COLUMNS = 32;
/** How many of them stand before the place when a line has to be cut. */
const COLUMNS_BEFORE = 12;

/** As wide as a figure, in the proportional fonts of chats; an ordinary space is half of it. */
const NARROW_SPACE = '\u2007';
const WIDE_SPACE = '\u3000';

const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6—―…]|\p{Extended_Pictographic}/u;
const WITHOUT_WIDTH = /[\p{M}\p{Cf}]/u;

/**
 * Shows a place in a line: the line, and a caret below the place. Of a long line, what is around it.
 *
 * @param index - In UTF-16 units; it may be the end of the line, or one further.
 */
export function pointAt(line: string, index: number): string {
  const start = line.slice(0, index).lastIndexOf('\n') + 1;
  const before = shown(line.slice(start, index).padEnd(index - start));
  const after = shown(/^.*/.exec(line.slice(index))?.[0] ?? '');
  const isTooLong = widthOf(before) + widthOf(after) > MOST_COLUMNS;
  const head = isTooLong ? ending(before, COLUMNS_BEFORE) : before;
  const tail = beginning(after, MOST_COLUMNS - widthOf(head));
  return `${head.join('')}${tail.join('')}`.trimEnd() + `\n${head.map(blank).join('')}^`;
}

/** Characters, with white space that would move the caret made narrow. */
function shown(text: string): string[] {
  return Array.from(text, (character) => (/\s/.test(character) && character !== WIDE_SPACE ? ' ' : character));
}

function beginning(characters: readonly string[], columns: number): readonly string[] {
  if (widthOf(characters) <= columns) return characters;
  let cut = 0;
  for (let width = columnsOf('…'); width <= columns; cut++) width += columnsOf(characters[cut] as string);
  return [...characters.slice(0, cut - 1), '…'];
}

function ending(characters: readonly string[], columns: number): readonly string[] {
  return beginning(characters.toReversed(), columns).toReversed();
}

function widthOf(characters: readonly string[]): number {
  return characters.reduce((sum, character) => sum + columnsOf(character), 0);
}

function columnsOf(character: string): number {
  if (WITHOUT_WIDTH.test(character)) return 0;
  return WIDE.test(character) ? 2 : 1;
}

const BLANKS = ['', NARROW_SPACE, WIDE_SPACE] as const;

function blank(character: string): string {
  return BLANKS[columnsOf(character)] as string;
}
