import type { RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { indexOf, type Numbered } from './numbered.js';

/** Nearer to the end than this counts as being there. */
const NEAR_PX = 40;
/** Nearer to the beginning than this, older items are asked for. */
const OLDER_PX = 2000;

export interface ScrollOptions {
  items: readonly Numbered[];
  rowHeightPx: number;
  /** Number of the chosen row. */
  selected: number | undefined;
  /** Told when somebody comes near the beginning. */
  onBeginning: () => void;
  /** Told whether the end is in sight, and if it is not, which row was the last one then. */
  onEnd: (lastSeen: number | undefined) => void;
  /** A new object scrolls to the end. */
  toEnd: object;
}

/** What of a list is in sight. */
export interface View {
  top: number;
  height: number;
}

interface Scroll {
  box: RefObject<HTMLDivElement | null>;
  view: View;
  reveal: (index: number) => void;
  onScroll: () => void;
}

/**
 * Follows the end of a list until somebody scrolls up; then what is in sight stays where it is, whatever comes or goes at
 * either end.
 */
export function useScroll(options: ScrollOptions): Scroll {
  const box = useRef<HTMLDivElement>(null);
  const follows = useRef(true);
  /** The first row in sight, by its number and its place. */
  const anchor = useRef({ n: 0, index: 0 });
  const [view, setView] = useState<View>({ top: 0, height: 0 });
  const latest = useRef(options);
  latest.current = options;

  const remember = (): void => {
    const { items, rowHeightPx } = latest.current;
    const { scrollTop: top = 0, clientHeight: height = 0 } = box.current ?? {};
    const index = Math.floor(top / rowHeightPx);
    anchor.current = { n: items[index]?.n ?? 0, index };
    setView((before) => (before.top === top && before.height === height ? before : { top, height }));
  };
  const look = (): void => {
    const { items, onEnd, onBeginning } = latest.current;
    const { scrollTop = 0, clientHeight = 0, scrollHeight = 0 } = box.current ?? {};
    const isAtEnd = scrollHeight - scrollTop - clientHeight < NEAR_PX;
    if (isAtEnd !== follows.current) onEnd(isAtEnd ? undefined : items.at(-1)?.n);
    follows.current = isAtEnd;
    if (scrollTop < OLDER_PX) onBeginning();
  };
  const reveal = (index: number): void => {
    const { current } = box;
    const { rowHeightPx } = latest.current;
    if (!current) return;
    const top = index * rowHeightPx;
    const highest = top + rowHeightPx - current.clientHeight;
    if (current.scrollTop > top) current.scrollTop = top;
    else if (current.scrollTop < highest) current.scrollTop = highest;
  };
  const resized = (): void => {
    const { items, selected } = latest.current;
    if (follows.current && box.current) box.current.scrollTop = box.current.scrollHeight;
    // what was chosen stays in sight when its details take half of the room
    if (selected !== undefined) reveal(indexOf(items, selected));
    look();
    remember();
  };

  useLayoutEffect(() => {
    if (!box.current) return undefined;
    const observer = new ResizeObserver(resized);
    observer.observe(box.current);
    return () => observer.disconnect();
  }, [options.items.length === 0]);
  useLayoutEffect(() => {
    follows.current = true;
    options.onEnd(undefined);
  }, [options.toEnd]);
  useLayoutEffect(() => {
    const { current } = box;
    const { items, rowHeightPx, onBeginning } = options;
    if (!current) return;
    const { n, index } = anchor.current;
    // by how far it moved, not to where it was: a scroll may be under way
    const moved = indexOf(items, n) - index;
    if (follows.current) current.scrollTop = current.scrollHeight;
    else if (moved !== 0) current.scrollTop += moved * rowHeightPx;
    if (items.length * rowHeightPx < current.clientHeight + OLDER_PX) onBeginning();
    remember();
  });

  const onScroll = (): void => {
    look();
    remember();
  };
  return { box, view, reveal, onScroll };
}
