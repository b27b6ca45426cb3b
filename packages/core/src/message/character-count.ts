/** Characters as the platform's limits count them: an emoji is one, not two. */
export function characterCount(text: string): number {
  return Array.from(text).length;
}
