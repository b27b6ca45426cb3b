/** A line of a JSON tree. */
export interface TreeRow {
  /** Names on the way to it, joined; the root is `$`. */
  path: string;
  level: number;
  name?: string;
  value: unknown;
  /** How many values it holds; `undefined` for one that holds none. */
  size?: number;
  isOpen: boolean;
}

/** Deeper, and longer ones, start closed. */
const OPEN_LEVELS = 3;
const OPEN_SIZE = 30;

const isBranch = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** @param toggled - Paths that are not as they start. */
export function treeRows(root: unknown, toggled: ReadonlySet<string>): TreeRow[] {
  const rows: TreeRow[] = [];
  const add = (value: unknown, path: string, level: number, name?: string): void => {
    const children = isBranch(value) ? Object.entries(value) : undefined;
    const startsOpen = level <= OPEN_LEVELS && (children?.length ?? 0) <= OPEN_SIZE;
    const isOpen = children !== undefined && startsOpen !== toggled.has(path);
    rows.push({ path, level, name, value, size: children?.length, isOpen });
    if (isOpen) for (const [key, child] of children) add(child, `${path}.${key}`, level + 1, key);
  };
  add(root, '$', 1);
  return rows;
}
