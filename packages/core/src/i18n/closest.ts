/**
 * The candidate a person most likely meant: at most a third of the word's letters away.
 *
 * @returns `undefined` when none is near.
 */
export function closest(word: string, candidates: Iterable<string>): string | undefined {
  let best: string | undefined;
  let least = Math.max(1, Math.floor(Array.from(word).length / 3));
  for (const candidate of candidates) {
    // Nothing typed by a person is worth a comparison that its length alone rules out.
    if (Math.abs(candidate.length - word.length) > least * 2) continue;
    const distance = editDistance(word.toLowerCase(), candidate.toLowerCase());
    if (distance < least || (distance === least && best === undefined)) [best, least] = [candidate, distance];
  }
  return best;
}

/** Letters to insert, remove, replace or swap with their neighbour to turn one word into the other. */
function editDistance(from: string, to: string): number {
  const [a, b] = [Array.from(from), Array.from(to)];
  let previous: number[] = [];
  let current = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const before = previous;
    [previous, current] = [current, [i]];
    for (let j = 1; j <= b.length; j++) {
      const replaced = at(previous, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped =
        i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? at(before, j - 2) + 1 : Infinity;
      current[j] = Math.min(replaced, swapped, at(previous, j) + 1, at(current, j - 1) + 1);
    }
  }
  return at(current, b.length);
}

function at(row: readonly number[], index: number): number {
  return row[index] as number;
}
