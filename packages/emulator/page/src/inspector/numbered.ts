/** Something with a number that grows down its list. */
export interface Numbered {
  readonly n: number;
}

/** Where a number is in a list, or would be. */
export function indexOf(items: readonly Numbered[], n: number): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((items[middle]?.n ?? 0) < n) low = middle + 1;
    else high = middle;
  }
  return low;
}
