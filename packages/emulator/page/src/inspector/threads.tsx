import { useEffect, useRef, useState } from 'preact/hooks';
import type { StateView } from '../../../src/control/views.js';
import type { InspectorStore } from './inspector-store.js';
import { ThreadCard } from './thread-card.js';
import { threadState } from './thread-state.js';
import type { Locale, Texts } from '../texts.js';
import { useClock } from './use-clock.js';

interface Props {
  store: InspectorStore;
  state: StateView;
  /** App id of the bot whose threads are shown. */
  bot: string;
  /** Id of a thread to show, from elsewhere; a new object each time. */
  wanted: { id: string } | undefined;
  t: Texts;
  locale: Locale;
  onCall: (n: number) => void;
}

/** Drawn at first; the rest comes with a button. */
const SHOWN = 40;

/** Every message that can be answered, with its replies and what is left of its budget; the youngest first. */
export function Threads({ store, state, bot, wanted, t, locale, onCall }: Props) {
  useClock();
  const [isOpenOnly, setOpenOnly] = useState(false);
  const [shown, setShown] = useState(SHOWN);
  const list = useRef<HTMLOListElement>(null);
  const now = store.now();
  const all = [...store.threads.values()].toReversed().filter((thread) => thread.bot === bot);
  const fitting = all.filter((thread) => {
    const { isExpired, isUsedUp } = threadState(thread, now);
    return !isOpenOnly || thread.id === wanted?.id || !(isExpired || isUsedUp);
  });
  useEffect(() => {
    if (!wanted) return;
    const index = fitting.findIndex(({ id }) => id === wanted.id);
    if (index >= shown) setShown(index + SHOWN);
    const card = list.current?.querySelector(`[data-thread-id="${CSS.escape(wanted.id)}"]`);
    card?.scrollIntoView({ block: 'nearest' });
    if (card instanceof HTMLElement) card.focus();
  }, [wanted, shown]);

  return (
    <>
      <div class="bar">
        <label class="switch">
          <input type="checkbox" checked={isOpenOnly} onChange={(event) => setOpenOnly(event.currentTarget.checked)} />
          <span>{t.onlyOpen}</span>
        </label>
      </div>
      <ol class="threads" ref={list} tabIndex={0} aria-label={t.threads}>
        {fitting.length === 0 && <li class="notice">{t.noThreads}</li>}
        {fitting.slice(0, shown).map((thread) => (
          <ThreadCard
            key={thread.id}
            thread={thread}
            now={now}
            isWanted={thread.id === wanted?.id}
            conversation={state.conversations.find(
              (one) => one.bot === thread.bot && one.targetId === thread.target && one.scene === thread.scene,
            )}
            t={t}
            locale={locale}
            onCall={onCall}
          />
        ))}
        {fitting.length > shown && (
          <li>
            <button type="button" class="small" onClick={() => setShown(shown + SHOWN)}>
              … {fitting.length - shown}
            </button>
          </li>
        )}
      </ol>
    </>
  );
}
