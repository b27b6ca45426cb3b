import type { Localized } from '@qqbotjs/core';
import type { Notice as NoticeView } from '../../src/notices.js';
import type { Locale } from './texts.js';

const inLocale = (text: string | Localized, locale: Locale): string => (typeof text === 'string' ? text : text[locale]);

/**
 * What whoever runs the bots has to tell: a hint that floats above the page and passes, or a banner that stays.
 *
 * The region of the hint is always there, as screen readers announce what appears in one they know.
 */
export function Notice({ notice, locale }: { notice: NoticeView | undefined; locale: Locale }) {
  const isHint = notice?.level === 'info';
  return (
    <>
      <div class="hint" role="status">
        {isHint && <p>{inLocale(notice.title, locale)}</p>}
      </div>
      {notice && !isHint && (
        <section class={`banner ${notice.level}`} role="alert">
          <strong>{inLocale(notice.title, locale)}</strong>
          {/* Without a tab stop, people with a keyboard could not scroll it. */}
          {notice.text && <pre tabIndex={0}>{inLocale(notice.text, locale)}</pre>}
        </section>
      )}
    </>
  );
}
