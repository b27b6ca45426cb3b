import { useEffect, useRef, useState } from 'preact/hooks';
import type { LogEntry } from '../../../src/activity-log.js';
import { describe, isHeartbeat } from './describe.js';
import type { Locale, Texts } from '../texts.js';

type Filter = 'all' | 'calls' | 'frames' | 'refused';

const FILTERS: Readonly<Record<Filter, (entry: LogEntry) => boolean>> = {
  all: () => true,
  calls: ({ kind }) => kind === 'call',
  frames: ({ kind }) => kind === 'frame' || kind === 'connection' || kind === 'webhook',
  refused: (entry) => entry.rule !== undefined || entry.kind === 'note',
};

const time = (at: number): string => new Date(at).toLocaleTimeString([], { hour12: false });

function Row({ entry, t, locale }: { entry: LogEntry; t: Texts; locale: Locale }) {
  const [isOpen, setOpen] = useState(false);
  const { arrow, title, badge, tone, facts, rule } = describe(entry, t, locale);
  return (
    <li class={`entry ${tone}`}>
      <button type="button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <span class="arrow" aria-hidden="true">
          {arrow}
        </span>
        <span class="title">{title}</span>
        {badge && <span class="badge">{badge}</span>}
        <time>{time(entry.at)}</time>
        {facts.length > 0 && (
          <span class="facts">
            {facts.map((fact) => (
              <code key={fact}>{fact}</code>
            ))}
          </span>
        )}
        {rule && <span class="rule">{rule}</span>}
      </button>
      {isOpen && <pre>{JSON.stringify(entry, undefined, 2)}</pre>}
    </li>
  );
}

/** Frames and calls as they happen, newest at the end. */
export function Activity({ log, t, locale }: { log: readonly LogEntry[]; t: Texts; locale: Locale }) {
  const [filter, setFilter] = useState<Filter>('all');
  const [hasHeartbeats, setHeartbeats] = useState(false);
  const [clearedAt, setClearedAt] = useState(0);
  const list = useRef<HTMLOListElement>(null);
  const isAtEnd = useRef(true);
  const shown = log.filter(
    (entry) => entry.n > clearedAt && FILTERS[filter](entry) && (hasHeartbeats || !isHeartbeat(entry)),
  );

  useEffect(() => {
    if (isAtEnd.current) list.current?.scrollTo({ top: list.current.scrollHeight });
  }, [shown.length]);
  const onScroll = (): void => {
    const { scrollTop = 0, scrollHeight = 0, clientHeight = 0 } = list.current ?? {};
    isAtEnd.current = scrollHeight - scrollTop - clientHeight < 40;
  };

  return (
    <aside class="activity" aria-label={t.activity}>
      <header>
        <h2>{t.activity}</h2>
        <div class="filters" role="radiogroup" aria-label={t.activity}>
          {(Object.keys(FILTERS) as Filter[]).map((name) => (
            <button
              type="button"
              role="radio"
              key={name}
              aria-checked={name === filter}
              onClick={() => setFilter(name)}
            >
              {t[name]}
            </button>
          ))}
        </div>
        <label class="switch">
          <input
            type="checkbox"
            checked={hasHeartbeats}
            onChange={(event) => setHeartbeats(event.currentTarget.checked)}
          />
          <span>{t.heartbeats}</span>
        </label>
        <button type="button" class="link" onClick={() => setClearedAt(log.at(-1)?.n ?? 0)}>
          {t.clear}
        </button>
      </header>
      <ol ref={list} onScroll={onScroll}>
        {shown.length === 0 && <li class="notice">{t.nothingYet}</li>}
        {shown.map((entry) => (
          <Row key={entry.n} entry={entry} t={t} locale={locale} />
        ))}
      </ol>
    </aside>
  );
}
