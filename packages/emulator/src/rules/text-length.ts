/** Length in characters as people count them in a limit: an emoji beyond the basic plane is one, not two. */
export function textLength(text: string): number {
  return Array.from(text).length;
}
