import { useState } from 'preact/hooks';
import type { Texts } from '../texts.js';
import { Avatar } from './avatar.js';
import type { ChatItem } from './chat-list.js';
import { NameForm } from './name-form.js';
import { isPrivate, type Place } from './place.js';
import { timeOfDay } from './time-of-day.js';

interface Props {
  people: readonly string[];
  person: string;
  chats: readonly ChatItem[];
  current: Place;
  botName: string;
  unread: (chat: ChatItem) => number;
  t: Texts;
  onPerson: (name: string) => void;
  onPlace: (place: Place) => void;
}

function timeOf(at: number): string {
  if (at === 0) return '';
  const date = new Date(at);
  const isToday = date.toDateString() === new Date().toDateString();
  return isToday ? timeOfDay(at) : date.toLocaleDateString([], { month: 'numeric', day: 'numeric' });
}

interface ItemProps {
  chat: ChatItem;
  isCurrent: boolean;
  botName: string;
  unread: number;
  t: Texts;
  onClick: () => void;
}

function Item({ chat, isCurrent, botName, unread, t, onClick }: ItemProps) {
  const { scene, name, last, at } = chat;
  const isAlone = isPrivate(scene);
  const isTagged = scene === 'channel' || scene === 'dm';
  return (
    <button type="button" class="conversation" aria-current={isCurrent} onClick={onClick}>
      <Avatar name={isAlone ? botName : name} isBot={isAlone} isGroup={!isAlone} />
      <span class="label">
        <span class="title">
          {isAlone ? botName : name}
          {isTagged && <span class="scene">{t[`scene_${scene}`]}</span>}
        </span>
        <span class="detail">{last || (isTagged ? '' : t[`scene_${scene}`])}</span>
      </span>
      <span class="side">
        <time>{timeOf(at)}</time>
        {unread > 0 && (
          <span class="unread">
            {unread > 99 ? '99+' : unread}
            <span class="unseen"> {t.unread}</span>
          </span>
        )}
      </span>
    </button>
  );
}

/** Asks for the name of a new person, group or channel. */
function Adding({ t, onPerson, onPlace }: Pick<Props, 't' | 'onPerson' | 'onPlace'>) {
  return (
    <div class="adding">
      <NameForm label={t.addGroup} t={t} onName={(name) => onPlace({ scene: 'group', name })} />
      <NameForm label={t.addChannel} t={t} onName={(name) => onPlace({ scene: 'channel', name })} />
      <NameForm label={t.addPerson} t={t} onName={onPerson} />
    </div>
  );
}

/** Who you are, and where you can talk. */
export function Sidebar({ people, person, chats, current, botName, unread, t, onPerson, onPlace }: Props) {
  const [filter, setFilter] = useState('');
  const shown = chats.filter(({ name, scene }) =>
    (isPrivate(scene) ? botName : name).toLowerCase().includes(filter.trim().toLowerCase()),
  );
  return (
    <nav class="sidebar" aria-label={t.chats}>
      <section class="who-are-you">
        <h2>{t.youAre}</h2>
        <div class="people" role="radiogroup" aria-label={t.youAre}>
          {people.map((name) => (
            <button type="button" key={name} role="radio" aria-checked={name === person} onClick={() => onPerson(name)}>
              <Avatar name={name} />
              <span>{name}</span>
            </button>
          ))}
        </div>
      </section>
      {chats.length > 8 && (
        <input
          class="find"
          type="search"
          value={filter}
          placeholder={t.find}
          aria-label={t.find}
          onInput={(event) => setFilter(event.currentTarget.value)}
        />
      )}
      <div class="chats">
        {shown.map((chat) => (
          <Item
            key={`${chat.scene} ${chat.name}`}
            chat={chat}
            isCurrent={chat.scene === current.scene && chat.name === current.name}
            botName={botName}
            unread={unread(chat)}
            t={t}
            onClick={() => onPlace({ scene: chat.scene, name: chat.name })}
          />
        ))}
      </div>
      <Adding t={t} onPerson={onPerson} onPlace={onPlace} />
    </nav>
  );
}
