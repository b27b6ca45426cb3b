/** Length as names of panels and menus count it: a CJK character or an emoji is two. */
export function textWidth(text: string): number {
  return Array.from(text).reduce((sum, character) => sum + ((character.codePointAt(0) ?? 0) > 0xff ? 2 : 1), 0);
}
