import type { LogEntry } from '../../../src/activity-log.js';
import type { Locale, Texts } from '../texts.js';

interface Props {
  entry: LogEntry;
  t: Texts;
  locale: Locale;
}

/** Whether a name stands anywhere in what was sent. */
function has(value: unknown, name: string): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([key, item]) => key === name || has(item, name));
}

/** The rule an entry broke, in the page's language and beneath in the other one, with where it is written. */
export function Refusal({ entry, t, locale }: Props) {
  const { rule, source, fields = [] } = entry;
  if (!rule) return null;
  const other = locale === 'en' ? 'zh-CN' : 'en';
  const body = entry.kind === 'call' ? entry.requestBody : undefined;
  return (
    <section class="refusal" aria-label={entry.kind === 'connection' ? t.whyClosed : t.why}>
      <p>{rule[locale]}</p>
      <p lang={other} class="other">
        {rule[other]}
      </p>
      {fields.length > 0 && (
        <p class="fields">
          {t.brokenFields}:{' '}
          {fields.map((name) => (
            <code key={name}>
              {name}
              {!has(body, name) && ` (${t.isMissing})`}
            </code>
          ))}
        </p>
      )}
      {source && (
        <p class="source">
          {t.source}:{' '}
          <a href={source.url} target="_blank" rel="noreferrer noopener">
            {source.title[locale]}
            {locale === 'en' && <span lang="zh-CN"> ({source.title['zh-CN']})</span>}
          </a>
        </p>
      )}
    </section>
  );
}
