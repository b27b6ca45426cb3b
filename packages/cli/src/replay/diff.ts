/** What two lists have in common, and what only one has. */
export interface Change<T> {
  readonly sign: ' ' | '-' | '+';
  readonly value: T;
}

/** Longer lists are told as wholly different: the table would be too large. */
const LONGEST = 2000;

/**
 * The shortest way from one list to another: what stays, what goes (`-`), what comes (`+`), in order.
 */
export function diff<T>(before: readonly T[], after: readonly T[], isSame: (a: T, b: T) => boolean): Change<T>[] {
  if (before.length * after.length > LONGEST * LONGEST) return wholly(before, after);
  const common = commonLengths(before, after, isSame);
  const changes: Change<T>[] = [];
  let [i, j] = [0, 0];
  while (i < before.length && j < after.length) {
    const [one, other] = [before[i] as T, after[j] as T];
    if (isSame(one, other)) {
      changes.push({ sign: ' ', value: other });
      i++;
      j++;
    } else if ((common[i + 1]?.[j] ?? 0) >= (common[i]?.[j + 1] ?? 0)) {
      changes.push({ sign: '-', value: one });
      i++;
    } else {
      changes.push({ sign: '+', value: other });
      j++;
    }
  }
  return [...changes, ...wholly(before.slice(i), after.slice(j))];
}

function wholly<T>(before: readonly T[], after: readonly T[]): Change<T>[] {
  return [
    ...before.map((value) => ({ sign: '-', value }) as const),
    ...after.map((value) => ({ sign: '+', value }) as const),
  ];
}

/** `[i][j]`: how much the rests from `i` and from `j` have in common. */
function commonLengths<T>(before: readonly T[], after: readonly T[], isSame: (a: T, b: T) => boolean): number[][] {
  const table = Array.from({ length: before.length + 1 }, () => Array.from({ length: after.length + 1 }, () => 0));
  for (let i = before.length - 1; i >= 0; i--) {
    for (let j = after.length - 1; j >= 0; j--) {
      const row = table[i] as number[];
      const below = table[i + 1] as number[];
      row[j] = isSame(before[i] as T, after[j] as T)
        ? (below[j + 1] ?? 0) + 1
        : Math.max(below[j] ?? 0, row[j + 1] ?? 0);
    }
  }
  return table;
}
