import { useState } from 'preact/hooks';
import type { BotView, StateView } from '../../src/control/views.js';
import { Inspector } from './inspector/inspector.js';
import { Banner } from './banner.js';
import { Chat } from './chat/chat.js';
import { ConnectCard } from './connect-card.js';
import { type Selection, Sidebar } from './chat/sidebar.js';
import { inLocale, type Texts, useTexts } from './texts.js';
import { useEmulator } from './use-emulator.js';

type Tab = 'chats' | 'chat' | 'activity';

const TABS: readonly Tab[] = ['chats', 'chat', 'activity'];

/** Who and where you are before anyone has spoken. */
const START = {
  'zh-CN': { people: ['小明', '小红'], group: '开发群' },
  en: { people: ['Ming', 'Hong'], group: 'dev' },
};

const merge = (...lists: (readonly string[])[]): string[] => [...new Set(lists.flat())];

function groupsOf(state: StateView, bot: BotView, own: readonly string[]) {
  const known = state.conversations.filter((one) => one.bot === bot.appId && one.scene === 'group');
  return merge(
    own,
    known.map(({ name }) => name),
  ).map((name) => {
    const last = known.find((one) => one.name === name)?.entries.at(-1);
    return { name, last: last ? `${last.name}: ${last.content}` : '' };
  });
}

/** How the bot is; a passing hint takes its place, so that nothing on the page moves. */
function Status({ bot, hint, t }: { bot: BotView; hint?: string; t: Texts }) {
  return (
    <span class={`status ${bot.online ? 'online' : ''}`} role="status">
      <span>{hint ?? `${bot.username} · ${bot.online ? t.online : t.offline}`}</span>
    </span>
  );
}

function BotPicker({ bots, bot, onBot }: { bots: readonly BotView[]; bot: BotView; onBot: (appId: string) => void }) {
  if (bots.length < 2) return null;
  return (
    <select aria-label="bot" value={bot.appId} onChange={(event) => onBot(event.currentTarget.value)}>
      {bots.map(({ appId, username }) => (
        <option key={appId} value={appId}>
          {username} ({appId})
        </option>
      ))}
    </select>
  );
}

export function App() {
  const { t, locale, toggle } = useTexts();
  const { state, isLive } = useEmulator();
  const [start] = useState(START[locale]);
  const [own, setOwn] = useState<{ people: string[]; groups: string[] }>({
    people: start.people,
    groups: [start.group],
  });
  const [person, setPerson] = useState(start.people[0] ?? '');
  const [selection, setSelection] = useState<Selection>({ scene: 'group', name: start.group });
  const [appId, setAppId] = useState<string>();
  const [tab, setTab] = useState<Tab>('chat');
  const bot = state?.bots.find((one) => one.appId === appId) ?? state?.bots[0];
  if (!state || !bot) return <p class="loading">{isLive ? '…' : t.lost}</p>;

  const choosePerson = (name: string): void => {
    setOwn({ ...own, people: merge(own.people, [name]) });
    setPerson(name);
  };
  const select = (next: Selection): void => {
    if (next.scene === 'group') setOwn({ ...own, groups: merge(own.groups, [next.name]) });
    setSelection(next);
    setTab('chat');
  };
  const { notice } = state;
  const hint = isLive && notice?.level === 'info' ? inLocale(notice.title, locale) : undefined;
  const name = selection.scene === 'group' ? selection.name : person;
  const conversation = state.conversations.find(
    (one) => one.bot === bot.appId && one.scene === selection.scene && one.name === name,
  );

  return (
    <div class="app" data-tab={tab}>
      <header class="top">
        <span class="brand">
          <img src="/favicon.svg" alt="" width="24" height="24" /> qqbot
        </span>
        <Status bot={bot} hint={hint} t={t} />
        <BotPicker bots={state.bots} bot={bot} onBot={setAppId} />
        <button type="button" class="link" onClick={toggle}>
          {t.language}
        </button>
      </header>
      {!isLive && (
        <p class="warning" role="alert">
          {t.lost}
        </p>
      )}
      {isLive && notice && notice.level !== 'info' && <Banner notice={notice} locale={locale} />}
      {isLive && !bot.online && !notice && <ConnectCard state={state} bot={bot} t={t} />}
      <div class="columns">
        <Sidebar
          people={merge(own.people, state.people)}
          person={person}
          groups={groupsOf(state, bot, own.groups)}
          selection={selection}
          botName={bot.username}
          t={t}
          onPerson={choosePerson}
          onSelect={select}
        />
        <Chat bot={bot} person={person} selection={selection} conversation={conversation} t={t} />
        <Inspector state={state} bot={bot} t={t} locale={locale} />
      </div>
      <nav class="tabs" aria-label="qqbot">
        {TABS.map((one) => (
          <button type="button" key={one} aria-current={one === tab} onClick={() => setTab(one)}>
            {t[one]}
          </button>
        ))}
      </nav>
    </div>
  );
}
