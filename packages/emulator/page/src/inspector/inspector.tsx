import { useState } from 'preact/hooks';
import type { BotView, StateView } from '../../../src/control/views.js';
import { FaultMenu } from '../faults/fault-menu.js';
import { useShown } from '../selection.js';
import { Connections } from './connections.js';
import { useInspectorStore } from './inspector-store.js';
import { Threads } from './threads.js';
import { Timeline } from './timeline.js';
import type { Locale, Texts } from '../texts.js';

const TABS = ['timeline', 'threads', 'connections', 'faults'] as const;

type Tab = (typeof TABS)[number];

const WIDE_KEY = 'qqbot-emulator-inspector-wide';

interface Props {
  state: StateView;
  /** Whose threads are shown. */
  bot: BotView;
  t: Texts;
  locale: Locale;
}

interface TabsProps {
  tab: Tab;
  faults: number;
  t: Texts;
  onTab: (tab: Tab) => void;
}

const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1 };

function Tabs({ tab, faults, t, onTab }: TabsProps) {
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = STEPS[event.key];
    if (step === undefined) return;
    const next = TABS[(TABS.indexOf(tab) + step + TABS.length) % TABS.length] ?? tab;
    onTab(next);
    document.querySelector<HTMLElement>(`#inspector-tab-${next}`)?.focus();
  };
  return (
    <div class="inspector-tabs" role="tablist" aria-label={t.activity} onKeyDown={onKeyDown}>
      {TABS.map((one) => (
        <button
          type="button"
          key={one}
          id={`inspector-tab-${one}`}
          role="tab"
          aria-selected={one === tab}
          aria-controls="inspector-panel"
          tabIndex={one === tab ? 0 : -1}
          onClick={() => onTab(one)}
        >
          {t[one]}
          {one === 'faults' && faults > 0 && <span class="number">{faults}</span>}
        </button>
      ))}
    </div>
  );
}

/** What goes over the wire, how messages are answered, who is connected, and what is to go wrong. */
export function Inspector({ state, bot, t, locale }: Props) {
  const store = useInspectorStore();
  const [tab, setTab] = useState<Tab>('timeline');
  const [entry, setEntry] = useState<{ n: number }>();
  const [thread, setThread] = useState<{ id: string }>();
  const [isWide, setWide] = useState(localStorage.getItem(WIDE_KEY) === 'yes');
  const openThread = (id: string): void => {
    setThread({ id });
    setTab('threads');
  };
  const openEntry = (n: number): void => {
    setEntry({ n });
    setTab('timeline');
  };
  const widen = (): void => {
    localStorage.setItem(WIDE_KEY, isWide ? 'no' : 'yes');
    setWide(!isWide);
  };
  useShown('thread', ({ messageId }) => openThread(messageId));

  return (
    <aside class={`activity ${isWide ? 'wide' : ''}`} aria-label={t.activity}>
      <header class="inspector-head">
        <Tabs tab={tab} faults={store.faults.active.length} t={t} onTab={setTab} />
        <button
          type="button"
          class="widen small icon"
          aria-pressed={isWide}
          aria-label={isWide ? t.narrow : t.widen}
          onClick={widen}
        >
          {isWide ? '⇥' : '⇤'}
        </button>
      </header>
      <div class="panel" id="inspector-panel" role="tabpanel" aria-labelledby={`inspector-tab-${tab}`}>
        {tab === 'timeline' && (
          <Timeline store={store} state={state} wanted={entry} t={t} locale={locale} onThread={openThread} />
        )}
        {tab === 'threads' && (
          <Threads
            store={store}
            state={state}
            bot={bot.appId}
            wanted={thread}
            t={t}
            locale={locale}
            onCall={openEntry}
          />
        )}
        {tab === 'connections' && <Connections store={store} state={state} t={t} />}
        {tab === 'faults' && <FaultMenu faults={store.faults} t={t} locale={locale} />}
      </div>
    </aside>
  );
}
