import { useEffect, useRef, useState } from 'preact/hooks';
import type { BotView } from '../../src/control/views.js';
import { Banner } from './banner.js';
import { Chat } from './chat/chat.js';
import { type ChatItem, chatsOf } from './chat/chat-list.js';
import { fromHash, isPrivate, type Look, type Place, placeKey, toHash } from './chat/place.js';
import { Sidebar } from './chat/sidebar.js';
import { ConnectCard } from './connect-card.js';
import { Inspector } from './inspector/inspector.js';
import type { ShownConversation } from './reduce.js';
import { useShown } from './selection.js';
import { inLocale, type Texts, useTexts } from './texts.js';
import { ThemeSwitch } from './theme-switch.js';
import { useEmulator } from './use-emulator.js';

type Tab = 'chats' | 'chat' | 'activity';

const TABS: readonly Tab[] = ['chats', 'chat', 'activity'];

/** Who and where you are before anyone has spoken. */
const START = {
  'zh-CN': { people: ['小明', '小红'], group: '开发群', channel: '综合' },
  en: { people: ['Ming', 'Hong'], group: 'dev', channel: 'general' },
};

const merge = (...lists: (readonly string[])[]): string[] => [...new Set(lists.flat())];

/** How the bot is; a passing hint takes its place, so that nothing on the page moves. */
function Status({ bot, hint, t }: { bot: BotView; hint?: string; t: Texts }) {
  return (
    <span class={`status ${bot.online ? 'online' : ''}`} role="status">
      <span>{hint ?? `${bot.username} · ${bot.online ? t.online : t.offline}`}</span>
    </span>
  );
}

function BotPicker({
  bots,
  bot,
  t,
  onBot,
}: {
  bots: readonly BotView[];
  bot: BotView;
  t: Texts;
  onBot: (appId: string) => void;
}) {
  if (bots.length < 2) return null;
  return (
    <select aria-label={t.bot} value={bot.appId} onChange={(event) => onBot(event.currentTarget.value)}>
      {bots.map(({ appId, username }) => (
        <option key={appId} value={appId}>
          {username} ({appId})
        </option>
      ))}
    </select>
  );
}

/** What is looked at, kept in the address, so that a reload and a copied link come back to it. */
function useLook(first: Look): [Look, (look: Look) => void] {
  const [look, setLook] = useState(() => fromHash(location.hash) ?? first);
  useEffect(() => {
    const onHash = (): void => setLook((before) => fromHash(location.hash) ?? before);
    addEventListener('hashchange', onHash);
    return () => removeEventListener('hashchange', onHash);
  }, []);
  const change = (next: Look): void => {
    history.replaceState(undefined, '', toHash(next));
    setLook(next);
  };
  return [look, change];
}

/** Counts what came since a conversation was last looked at. */
function useUnread(bot: string, current: ChatItem | undefined): (chat: ChatItem) => number {
  const seen = useRef(new Map<string, number>());
  if (current) seen.current.set(placeKey(bot, current), current.lines);
  return (chat) => {
    const key = placeKey(bot, chat);
    if (!seen.current.has(key)) seen.current.set(key, chat.lines);
    return Math.max(0, chat.lines - (seen.current.get(key) ?? 0));
  };
}

export function App() {
  const { t, locale, toggle } = useTexts();
  const { state, isLive, take } = useEmulator();
  const [start] = useState(START[locale]);
  const [own, setOwn] = useState<{ people: readonly string[]; places: readonly Place[] }>({
    people: start.people,
    places: [
      { scene: 'group', name: start.group },
      { scene: 'channel', name: start.channel },
    ],
  });
  const [look, setLook] = useLook({ bot: '', person: start.people[0] ?? '', scene: 'group', name: start.group });
  const [tab, setTab] = useState<Tab>('chat');
  const bot = state?.bots.find(({ appId }) => appId === look.bot) ?? state?.bots[0];
  const place: Place = { scene: look.scene, name: isPrivate(look.scene) ? look.person : look.name };
  const chats = state && bot ? chatsOf(state, bot, look.person, [...own.places, place]) : [];
  const current = chats.find(({ scene, name }) => scene === place.scene && name === place.name);
  const unread = useUnread(bot?.appId ?? '', current);

  const choosePerson = (person: string): void => {
    setOwn({ ...own, people: merge(own.people, [person]) });
    setLook({ ...look, bot: bot?.appId ?? '', person });
  };
  const choosePlace = (next: Place): void => {
    setOwn({ ...own, places: [...own.places, next] });
    setLook({ ...look, bot: bot?.appId ?? '', ...next });
    setTab('chat');
  };
  useShown('thread', () => setTab('activity'));
  useShown('chat', ({ scene, name }) => {
    if (name === undefined) return;
    setLook({ bot: bot?.appId ?? '', scene, name, person: isPrivate(scene) ? name : look.person });
    setTab('chat');
  });
  if (!state || !bot) return <p class="loading">{isLive ? '…' : t.lost}</p>;

  const { notice } = state;
  const hint = isLive && notice?.level === 'info' ? inLocale(notice.title, locale) : undefined;
  const conversation: ShownConversation | undefined = state.conversations.find(
    (one) => one.bot === bot.appId && one.scene === place.scene && one.name === place.name,
  );
  const news = chats.reduce((sum, chat) => sum + unread(chat), 0);

  return (
    <div class="app" data-tab={tab}>
      <header class="top">
        <span class="brand">
          <img src="/favicon.svg" alt="" width="24" height="24" /> qqbot
        </span>
        <Status bot={bot} hint={hint} t={t} />
        <BotPicker bots={state.bots} bot={bot} t={t} onBot={(appId) => setLook({ ...look, bot: appId })} />
        <ThemeSwitch t={t} />
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
          people={merge(own.people, state.people, [look.person])}
          person={look.person}
          chats={chats}
          current={place}
          botName={bot.username}
          unread={unread}
          t={t}
          onPerson={choosePerson}
          onPlace={choosePlace}
        />
        <Chat bot={bot} person={look.person} place={place} conversation={conversation} t={t} onOlder={take} />
        <Inspector state={state} bot={bot} t={t} locale={locale} />
      </div>
      <nav class="tabs" aria-label="qqbot">
        {TABS.map((one) => (
          <button type="button" key={one} aria-current={one === tab} onClick={() => setTab(one)}>
            {t[one]}
            {one === 'chats' && news > 0 && <span class="unread">{news > 99 ? '99+' : news}</span>}
          </button>
        ))}
      </nav>
    </div>
  );
}
