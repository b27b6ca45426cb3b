import type { Notice } from '../../src/notices.js';
import { inLocale, type Locale } from './texts.js';

/** A warning or an error that whoever runs the bots has to tell; as text, whatever is in it. */
export function Banner({ notice, locale }: { notice: Notice; locale: Locale }) {
  return (
    <section class={`banner ${notice.level}`} role="alert">
      <strong>{inLocale(notice.title, locale)}</strong>
      {/* Without a tab stop, people with a keyboard could not scroll it. */}
      {notice.text && <pre tabIndex={0}>{inLocale(notice.text, locale)}</pre>}
    </section>
  );
}
