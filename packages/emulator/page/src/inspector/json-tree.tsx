import { useRef, useState } from 'preact/hooks';
import type { Texts } from '../texts.js';
import { type TreeRow, treeRows } from './tree-rows.js';

interface Props {
  value: unknown;
  label: string;
  /** Names whose values broke a rule. */
  broken?: readonly string[];
  t: Texts;
}

const LONG = 400;

function Value({ row: { value, size, isOpen } }: { row: TreeRow }) {
  if (size !== undefined) {
    const [start, end] = Array.isArray(value) ? '[]' : '{}';
    return <span class="brace">{isOpen ? start : `${start} ${size === 0 ? '' : `${size} `}${end}`}</span>;
  }
  const text = JSON.stringify(value) ?? String(value);
  return (
    <span class={`value ${value === null ? 'null' : typeof value}`}>
      {text.length > LONG ? `${text.slice(0, LONG)}…` : text}
    </span>
  );
}

const copied = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value, undefined, 2));

/** JSON as a tree: arrow keys move, open and close; Enter copies what is under the cursor. */
export function JsonTree({ value, label, broken = [], t }: Props) {
  const [toggled, setToggled] = useState<ReadonlySet<string>>(new Set());
  const [at, setAt] = useState('$');
  const [copiedPath, setCopiedPath] = useState<string>();
  const list = useRef<HTMLUListElement>(null);
  const rows = treeRows(value, toggled);
  const index = Math.max(
    0,
    rows.findIndex(({ path }) => path === at),
  );

  const toggle = (path: string): void => {
    const next = new Set(toggled);
    if (!next.delete(path)) next.add(path);
    setToggled(next);
  };
  const move = (to: number): void => {
    const row = rows[Math.min(rows.length - 1, Math.max(0, to))];
    if (!row) return;
    setAt(row.path);
    (list.current?.children[rows.indexOf(row)] as HTMLElement | undefined)?.focus();
  };
  const copy = (row: TreeRow): void => {
    void navigator.clipboard.writeText(copied(row.value)).then(
      () => setCopiedPath(row.path),
      () => undefined,
    );
  };
  const left = (row: TreeRow): void => {
    if (row.isOpen) return toggle(row.path);
    move(rows.findLastIndex(({ level }, place) => place < index && level < row.level));
  };
  const right = (row: TreeRow): void => {
    if (row.size !== undefined && !row.isOpen) toggle(row.path);
    else move(index + 1);
  };
  const keys: Readonly<Record<string, (row: TreeRow) => void>> = {
    ArrowDown: () => move(index + 1),
    ArrowUp: () => move(index - 1),
    ArrowLeft: left,
    ArrowRight: right,
    Home: () => move(0),
    End: () => move(rows.length - 1),
    ' ': ({ path, size }) => (size === undefined ? undefined : toggle(path)),
    Enter: copy,
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const row = rows[index];
    const act = keys[event.key];
    if (!row || !act || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    act(row);
  };

  return (
    <ul class="tree" role="tree" aria-label={label} title={t.treeHelp} ref={list} onKeyDown={onKeyDown}>
      {rows.map((row, place) => (
        <li
          key={row.path}
          role="treeitem"
          aria-level={row.level}
          aria-expanded={row.size === undefined ? undefined : row.isOpen}
          aria-selected={place === index}
          tabIndex={place === index ? 0 : -1}
          class={row.name !== undefined && broken.includes(row.name) ? 'broken' : ''}
          style={{ paddingInlineStart: `${(row.level - 1) * 14 + 17}px` }}
          onClick={() => {
            setAt(row.path);
            if (row.size) toggle(row.path);
          }}
          onFocus={() => setAt(row.path)}
          onDblClick={() => copy(row)}
        >
          <span class="twist" aria-hidden="true">
            {row.size ? (row.isOpen ? '▾' : '▸') : ''}
          </span>
          {row.name !== undefined && <span class="key">{row.name}: </span>}
          <Value row={row} />
          <button
            type="button"
            class="copy"
            tabIndex={-1}
            aria-label={`${t.copyValue} ${row.name ?? ''}`}
            onClick={(event) => {
              event.stopPropagation();
              copy(row);
            }}
          >
            {copiedPath === row.path ? '✓' : '⧉'}
          </button>
        </li>
      ))}
    </ul>
  );
}
