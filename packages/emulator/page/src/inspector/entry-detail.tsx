import type { LogEntry } from '../../../src/activity-log.js';
import { CopyButton } from './copy-button.js';
import { curlOf } from './curl.js';
import { describe } from './describe.js';
import { JsonTree } from './json-tree.js';
import { Refusal } from './refusal.js';
import type { Locale, Texts } from '../texts.js';

interface Props {
  entry: LogEntry;
  /** `http://127.0.0.1:PORT` */
  origin: string;
  t: Texts;
  locale: Locale;
  /** Present when what it answers has a thread. */
  onThread?: () => void;
  onClose: () => void;
}

const json = (value: unknown): string => JSON.stringify(value, undefined, 2);

/** Hours to milliseconds: a list has room for less. */
export function exactTime(at: number): string {
  const date = new Date(at);
  return `${date.toLocaleTimeString([], { hour12: false })}.${String(date.getMilliseconds()).padStart(3, '0')}`;
}

interface PaneProps {
  label: string;
  value: unknown;
  missing: string;
  broken?: readonly string[];
  t: Texts;
}

function Pane({ label, value, missing, broken, t }: PaneProps) {
  return (
    <section class="pane">
      <header>
        <h4>{label}</h4>
        {value !== undefined && <CopyButton label={t.copyAll} text={() => json(value)} t={t} />}
      </header>
      {value === undefined ? (
        <p class="notice">{missing}</p>
      ) : (
        <JsonTree value={value} label={label} broken={broken} t={t} />
      )}
    </section>
  );
}

/** What was sent and what came back, side by side where there is room. */
function Bodies({ entry, t }: Pick<Props, 'entry' | 't'>) {
  if (entry.kind === 'frame') return <Pane label={t.frame} value={entry.frame} missing={t.noBody} t={t} />;
  if (entry.kind !== 'call' && entry.kind !== 'webhook') return null;
  const { requestBody, responseBody, fields, status } = entry;
  return (
    <div class="panes">
      <Pane label={t.request} value={requestBody} missing={t.noBody} broken={fields} t={t} />
      <Pane label={t.response} value={responseBody} missing={status === 0 ? t.noAnswer : t.noBody} t={t} />
    </div>
  );
}

function Facts({ entry, t }: Pick<Props, 'entry' | 't'>) {
  const facts = [exactTime(entry.at)];
  if (entry.kind === 'call' || entry.kind === 'webhook') {
    facts.push(
      `HTTP ${entry.status || t.dropped}`,
      `${t.took} ${entry.durationMs} ms`,
      `trace ${entry.traceId.slice(0, 8)}`,
    );
    const fault = (entry.kind === 'call' && entry.faultName) || entry.fault;
    if (fault) facts.push(`${t.fault} ${fault}`);
  }
  if (entry.kind === 'connection' && entry.reason) facts.push(entry.reason);
  if (entry.kind === 'frame') facts.push(`#${entry.connection}`);
  return (
    <p class="facts">
      {facts.map((fact) => (
        <span key={fact}>{fact}</span>
      ))}
    </p>
  );
}

/** Everything about one entry. */
export function EntryDetail({ entry, origin, t, locale, onThread, onClose }: Props) {
  const { title, badge, tone } = describe(entry, t, locale);
  const isCall = entry.kind === 'call';
  const full = isCall ? `${entry.method} ${entry.path}${entry.query ? `?${entry.query}` : ''}` : title;
  return (
    <section
      class={`entry-detail ${tone}`}
      aria-label={t.details}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    >
      <header>
        <h3 title={full}>{title}</h3>
        {badge && <span class="badge">{badge}</span>}
        <button type="button" class="small icon" aria-label={t.close} onClick={onClose}>
          ✕
        </button>
      </header>
      <div class="detail-body" tabIndex={0} role="group" aria-label={full}>
        <Facts entry={entry} t={t} />
        <Refusal entry={entry} t={t} locale={locale} />
        <p class="actions">
          {isCall && <CopyButton label={t.copyCurl} text={() => curlOf(entry, origin)} t={t} />}
          {onThread && (
            <button type="button" class="small" onClick={onThread}>
              {t.openThread}
            </button>
          )}
          <CopyButton label={t.copyAll} text={() => json(entry)} t={t} />
        </p>
        <Bodies entry={entry} t={t} />
      </div>
    </section>
  );
}
