import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { TranscriptEntry } from '../../../src/people/transcript.js';
import { HeightTable } from './height-table.js';

/** How far beyond what is in sight lines are drawn, in pixels. */
const MARGIN_PX = 600;
/** How near to the beginning older lines are asked for, in pixels. */
const OLDER_PX = 1500;
const NEAR_END_PX = 60;

interface Props {
  entries: readonly TranscriptEntry[];
  label: string;
  /** Shown when there is none. */
  empty: string;
  /** On the button that leads back to the end. */
  newest: string;
  renderEntry: (entry: TranscriptEntry) => ComponentChildren;
  /** Told when somebody comes near the beginning. */
  onBeginning: () => void;
  /** Message to be brought into sight; a new object each time. */
  wanted: { id: string } | undefined;
}

/**
 * The lines of a conversation, of which only those in sight are in the document. Heights are measured as lines are drawn.
 * The end is followed until somebody scrolls up; then what is in sight stays where it is.
 */
export function MessageList({ entries, label, empty, newest, renderEntry, onBeginning, wanted }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const [heights] = useState(() => new HeightTable());
  const [, redraw] = useState(0);
  const [isAtEnd, setAtEnd] = useState(true);
  const [shown, setShown] = useState('');
  const follows = useRef(true);
  /** The first line in sight, and how far above the edge it begins. */
  const anchor = useRef({ id: '', aboveTop: 0 });
  /** Where the box stood when this was last looked at. */
  const seenTop = useRef(0);
  const [observer] = useState(
    () =>
      new ResizeObserver((changes) => {
        const changed = changes.filter(({ target }) => heights.measure(target as HTMLElement));
        if (changed.length > 0) redraw((n) => n + 1);
      }),
  );
  const [watch] = useState(() => (line: HTMLLIElement | null) => {
    if (!line) return undefined;
    observer.observe(line);
    return () => observer.unobserve(line);
  });
  heights.arrange(entries);

  const remember = (): void => {
    const { scrollTop = 0 } = box.current ?? {};
    const index = heights.indexAt(scrollTop);
    anchor.current = { id: entries[index]?.id ?? '', aboveTop: scrollTop - heights.top(index) };
    seenTop.current = scrollTop;
  };
  const onScroll = (): void => {
    const { scrollTop = 0, clientHeight = 0, scrollHeight = 0 } = box.current ?? {};
    follows.current = scrollHeight - scrollTop - clientHeight < NEAR_END_PX;
    setAtEnd(follows.current);
    remember();
    if (scrollTop < OLDER_PX) onBeginning();
    redraw((n) => n + 1);
  };
  const toEnd = (): void => {
    follows.current = true;
    setAtEnd(true);
    redraw((n) => n + 1);
  };

  useLayoutEffect(() => {
    const { current } = box;
    if (!current) return;
    // somebody scrolled, and the browser has not told yet: drawing must not undo it
    const { scrollTop: now, scrollHeight, clientHeight: inSight } = current;
    const moved = now - Math.min(seenTop.current, scrollHeight - inSight);
    if (moved < -1) follows.current = false;
    if (Math.abs(moved) > 1) anchor.current.aboveTop += moved;
    if (follows.current) current.scrollTop = scrollHeight;
    else {
      const index = heights.indexOf(anchor.current.id);
      const top = index === undefined ? current.scrollTop : heights.top(index) + anchor.current.aboveTop;
      if (Math.abs(top - current.scrollTop) > 1) current.scrollTop = top;
    }
    seenTop.current = current.scrollTop;
  });
  useEffect(() => {
    if (!box.current) return undefined;
    const resized = new ResizeObserver(() => redraw((n) => n + 1));
    resized.observe(box.current);
    return () => resized.disconnect();
  }, []);
  useEffect(() => () => observer.disconnect(), [observer]);
  useEffect(() => {
    const index = wanted && heights.indexOf(wanted.id);
    if (index === undefined || !box.current) return;
    follows.current = false;
    anchor.current = { id: wanted?.id ?? '', aboveTop: -box.current.clientHeight / 3 };
    setShown(wanted?.id ?? '');
    redraw((n) => n + 1);
  }, [wanted]);

  const { scrollTop = 0, clientHeight = 800 } = box.current ?? {};
  const top = follows.current ? Math.max(0, heights.total - clientHeight) : scrollTop;
  const from = heights.indexAt(top - MARGIN_PX);
  const to = heights.indexAt(top + clientHeight + MARGIN_PX) + 1;
  return (
    <div class="messages-frame">
      <div class="messages" ref={box} onScroll={onScroll} role="region" aria-label={label} tabIndex={0}>
        {entries.length === 0 && <p class="notice">{empty}</p>}
        <ol style={{ height: `${heights.total}px` }}>
          {entries.slice(from, to).map((entry, index) => (
            <li
              key={entry.id}
              class={entry.id === shown ? 'line shown' : 'line'}
              data-line={entry.id}
              aria-setsize={entries.length}
              aria-posinset={from + index + 1}
              style={{ transform: `translateY(${heights.top(from + index)}px)` }}
              ref={watch}
            >
              {renderEntry(entry)}
            </li>
          ))}
        </ol>
      </div>
      {!isAtEnd && (
        <button type="button" class="to-end" onClick={toEnd}>
          ↓ {newest}
        </button>
      )}
    </div>
  );
}
