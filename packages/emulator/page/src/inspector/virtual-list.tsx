import type { ComponentChildren } from 'preact';
import { indexOf, type Numbered } from './numbered.js';
import { type ScrollOptions, useScroll } from './use-scroll.js';

/** Rows drawn beyond what is in sight, so that scrolling never meets a gap. */
const MARGIN = 12;

interface Props<Item extends Numbered> extends ScrollOptions {
  /** Each row is as high as the others; only that lets 50 000 of them be found without being drawn. */
  items: readonly Item[];
  label: string;
  /** Shown in place of an empty list. */
  empty: string;
  renderRow: (item: Item) => ComponentChildren;
  classOf: (item: Item) => string;
  onSelect: (item: Item | undefined) => void;
}

const STEPS: Readonly<Record<string, (at: number, page: number, last: number) => number>> = {
  ArrowDown: (at) => at + 1,
  ArrowUp: (at) => at - 1,
  PageDown: (at, page) => at + page,
  PageUp: (at, page) => at - page,
  Home: () => 0,
  End: (_at, _page, last) => last,
};

/** A long list of which only the rows in sight are in the document. Arrow keys choose a row, Escape chooses none. */
export function VirtualList<Item extends Numbered>(props: Props<Item>) {
  const { items, rowHeightPx, selected, onSelect } = props;
  const { box, view, reveal, onScroll } = useScroll(props);
  if (items.length === 0) return <p class="notice">{props.empty}</p>;

  // while it is drawn the list may stand elsewhere than when it was last looked at
  const top = box.current?.scrollTop ?? view.top;
  const from = Math.max(0, Math.floor(top / rowHeightPx) - MARGIN);
  const to = Math.min(items.length, Math.ceil((top + view.height) / rowHeightPx) + MARGIN);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') return onSelect(undefined);
    const step = STEPS[event.key];
    if (!step) return;
    event.preventDefault();
    const page = Math.max(1, Math.floor(view.height / rowHeightPx) - 1);
    const last = items.length - 1;
    const at = selected === undefined ? items.length : indexOf(items, selected);
    const next = Math.min(last, Math.max(0, step(at, page, last)));
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
