import { useEffect, useRef, useState } from 'preact/hooks';
import type { LogEntry } from '../../../src/activity-log.js';
import type { StateView } from '../../../src/control/views.js';
import { describe } from './describe.js';
import { EntryDetail } from './entry-detail.js';
import { FilterBar } from './filter-bar.js';
import { FilteredLog } from './filtered-log.js';
import type { InspectorStore } from './inspector-store.js';
import { EVERYTHING, type LogFilter } from './log-filter.js';
import type { Locale, Texts } from '../texts.js';
import { VirtualList } from './virtual-list.js';

const ROW_PX = 40;

interface Props {
  store: InspectorStore;
  state: StateView;
  /** Number of an entry to show, from elsewhere; a new object each time. */
  wanted: { n: number } | undefined;
  t: Texts;
  locale: Locale;
  onThread: (id: string) => void;
}

const time = (at: number): string => new Date(at).toLocaleTimeString([], { hour12: false });

function Row({ entry, t, locale }: { entry: LogEntry; t: Texts; locale: Locale }) {
  const { arrow, title, badge, detail } = describe(entry, t, locale);
  return (
    <>
      <span class="arrow" aria-hidden="true">
        {arrow}
      </span>
      <span class="title">{title}</span>
      {badge && <span class="badge">{badge}</span>}
      <time>{time(entry.at)}</time>
      {detail && <span class={entry.rule ? 'sub rule' : 'sub'}>{detail}</span>}
    </>
  );
}

/** The id of what a call answers, if that has a thread. */
function threadOf(entry: LogEntry, { threads }: InspectorStore): string | undefined {
  if (entry.kind !== 'call' || typeof entry.requestBody !== 'object' || entry.requestBody === null) return undefined;
  const { msg_id: message, event_id: event } = entry.requestBody as Record<string, unknown>;
  const id = message ?? event;
  return typeof id === 'string' && threads.has(id) ? id : undefined;
}

/** Frames, calls, webhook posts, connections and notes as they happen, newest at the end. */
export function Timeline({ store, state, wanted, t, locale, onThread }: Props) {
  const [filter, setFilter] = useState<LogFilter>(EVERYTHING);
  const [selected, setSelected] = useState<LogEntry>();
  const [lastSeen, setLastSeen] = useState<number>();
  const [toEnd, setToEnd] = useState({});
  const filtered = useRef(new FilteredLog());
  const entries = filtered.current.of(store.log, filter);
  useEffect(() => {
    const entry = wanted && store.log.find(wanted.n);
    if (entry) setSelected(entry);
  }, [wanted]);
  const change = (next: LogFilter): void => {
    setFilter(next);
    setToEnd({});
  };
  const newer = lastSeen === undefined ? 0 : entries.length - 1 - entries.findLastIndex(({ n }) => n <= lastSeen);
  const thread = selected && threadOf(selected, store);

  return (
    <>
      <FilterBar
        filter={filter}
        state={state}
        t={t}
        onFilter={change}
        onClear={() => change({ ...filter, clearedAt: store.log.last })}
      />
      <div class="list">
        <VirtualList
          items={entries}
          rowHeightPx={ROW_PX}
          label={t.timeline}
          selected={selected?.n}
          empty={store.log.last > 0 ? t.nothingFits : t.nothingYet}
          renderRow={(entry) => <Row entry={entry} t={t} locale={locale} />}
          classOf={(entry) => describe(entry, t, locale).tone}
          onSelect={setSelected}
          onBeginning={() => void store.loadOlder()}
          onEnd={setLastSeen}
          toEnd={toEnd}
        />
        {newer > 0 && (
          <button type="button" class="newer" aria-label={t.toEnd} onClick={() => setToEnd({})}>
            ↓ {newer} {t.newer}
          </button>
        )}
      </div>
      {selected && (
        <EntryDetail
          entry={selected}
          origin={state.url}
          t={t}
          locale={locale}
          onThread={thread === undefined ? undefined : () => onThread(thread)}
          onClose={() => setSelected(undefined)}
        />
      )}
    </>
  );
}
