import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';

/** Rows drawn beyond what is in sight, so that scrolling never meets a gap. */
const MARGIN = 12;
const NEAR_PX = 40;
const OLDER_PX = 2000;

/** Something with a number that grows down the list. */
interface Numbered {
  readonly n: number;
}

interface Props<Item extends Numbered> {
  items: readonly Item[];
  /** The same for every row; only that lets 50 000 of them be found without being drawn. */
  rowHeightPx: number;
  label: string;
  /** Number of the chosen row. */
  selected: number | undefined;
  /** Shown in place of an empty list. */
  empty: string;
  renderRow: (item: Item) => ComponentChildren;
  classOf: (item: Item) => string;
  onSelect: (item: Item | undefined) => void;
  /** Told when somebody comes near the beginning. */
  onBeginning: () => void;
  /** Told whether the end is in sight, and if it is not, which row was the last one then. */
  onEnd: (lastSeen: number | undefined) => void;
  /** A new object scrolls to the end. */
  toEnd: object;
}

/** Where a number is, or would be. */
function indexOf(items: readonly Numbered[], n: number): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((items[middle]?.n ?? 0) < n) low = middle + 1;
    else high = middle;
  }
  return low;
}

const STEPS: Readonly<Record<string, (at: number, page: number, last: number) => number>> = {
  ArrowDown: (at) => at + 1,
  ArrowUp: (at) => at - 1,
  PageDown: (at, page) => at + page,
  PageUp: (at, page) => at - page,
  Home: () => 0,
  End: (_at, _page, last) => last,
};

/**
 * A long list of which only the rows in sight are in the document. It follows its end until somebody scrolls up; then
 * what is in sight stays where it is, whatever comes or goes at either end.
 */
export function VirtualList<Item extends Numbered>(props: Props<Item>) {
  const { items, rowHeightPx, selected, onSelect, onEnd, onBeginning, toEnd } = props;
  const box = useRef<HTMLDivElement>(null);
  const follows = useRef(true);
  /** The first row in sight, by its number and its place. */
  const anchor = useRef({ n: 0, index: 0 });
  const [, setView] = useState({ top: 0, height: 0 });
  const latest = useRef(props);
  latest.current = props;

  const remember = (): void => {
    const { scrollTop = 0, clientHeight = 0 } = box.current ?? {};
    const index = Math.floor(scrollTop / rowHeightPx);
    anchor.current = { n: items[index]?.n ?? 0, index };
    setView((before) =>
      before.top === scrollTop && before.height === clientHeight ? before : { top: scrollTop, height: clientHeight },
    );
  };
  const reveal = (index: number): void => {
    const { current } = box;
    if (!current) return;
    const top = index * rowHeightPx;
    if (top < current.scrollTop) current.scrollTop = top;
    else if (top + rowHeightPx > current.scrollTop + current.clientHeight)
      current.scrollTop = top + rowHeightPx - current.clientHeight;
  };
  const onScroll = (): void => {
    const { scrollTop = 0, clientHeight = 0, scrollHeight = 0 } = box.current ?? {};
    const isAtEnd = scrollHeight - scrollTop - clientHeight < NEAR_PX;
    if (isAtEnd !== follows.current) onEnd(isAtEnd ? undefined : items.at(-1)?.n);
    follows.current = isAtEnd;
    if (scrollTop < OLDER_PX) onBeginning();
    remember();
  };

  useLayoutEffect(() => {
    if (!box.current) return undefined;
    const observer = new ResizeObserver(() => {
      if (follows.current && box.current) box.current.scrollTop = box.current.scrollHeight;
      // what was chosen stays in sight when its details take half of the room
      const { items: now, selected: chosen } = latest.current;
      if (chosen !== undefined) reveal(indexOf(now, chosen));
      remember();
    });
    observer.observe(box.current);
    return () => observer.disconnect();
  }, [items.length === 0]);
  useLayoutEffect(() => {
    follows.current = true;
    onEnd(undefined);
  }, [toEnd]);
  useLayoutEffect(() => {
    const { current } = box;
    if (!current) return;
    const { n, index } = anchor.current;
    // by how far it moved, not to where it was: a scroll may be under way
    const moved = indexOf(items, n) - index;
    if (follows.current) current.scrollTop = current.scrollHeight;
    else if (moved !== 0) current.scrollTop += moved * rowHeightPx;
    if (items.length * rowHeightPx < current.clientHeight + OLDER_PX) onBeginning();
    remember();
  });

  if (items.length === 0) return <p class="notice">{props.empty}</p>;

  const { scrollTop = 0, clientHeight = 0 } = box.current ?? {};
  const from = Math.max(0, Math.floor(scrollTop / rowHeightPx) - MARGIN);
  const to = Math.min(items.length, Math.ceil((scrollTop + clientHeight) / rowHeightPx) + MARGIN);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') return onSelect(undefined);
    const step = STEPS[event.key];
    if (!step) return;
    event.preventDefault();
    const page = Math.max(1, Math.floor(clientHeight / rowHeightPx) - 1);
    const at = selected === undefined ? items.length : indexOf(items, selected);
    const next = Math.min(items.length - 1, Math.max(0, step(at, page, items.length - 1)));
    reveal(next);
    onSelect(items[next]);
  };

  return (
    <div
      class="virtual"
      ref={box}
      role="listbox"
      tabIndex={0}
      aria-label={props.label}
      aria-activedescendant={selected === undefined ? undefined : `row-${selected}`}
      onScroll={onScroll}
      onKeyDown={onKeyDown}
    >
      <div role="presentation" style={{ height: `${items.length * rowHeightPx}px` }}>
        {items.slice(from, to).map((item, index) => (
          <div
            key={item.n}
            id={`row-${item.n}`}
            class={`entry ${props.classOf(item)}`}
            role="option"
            aria-selected={item.n === selected}
            aria-setsize={items.length}
            aria-posinset={from + index + 1}
            style={{ top: `${(from + index) * rowHeightPx}px`, height: `${rowHeightPx}px` }}
            onClick={() => onSelect(item)}
          >
            {props.renderRow(item)}
          </div>
        ))}
      </div>
    </div>
  );
}
