import { Avatar } from './avatar.js';
import { NameForm } from './name-form.js';
import type { Texts } from '../texts.js';

/** The conversation that is shown. A one-to-one chat belongs to whoever you are. */
export type Selection = { scene: 'c2c' } | { scene: 'group'; name: string };

interface Props {
  people: readonly string[];
  person: string;
  groups: readonly { name: string; last: string }[];
  selection: Selection;
  botName: string;
  t: Texts;
  onPerson: (name: string) => void;
  onSelect: (selection: Selection) => void;
}

interface ItemProps {
  name: string;
  detail: string;
  isCurrent: boolean;
  isBot?: boolean;
  onClick: () => void;
}

function Item({ name, detail, isCurrent, isBot = false, onClick }: ItemProps) {
  return (
    <button type="button" class="conversation" aria-current={isCurrent} onClick={onClick}>
      <Avatar name={name} isBot={isBot} isGroup={!isBot} />
      <span class="label">
        <span class="title">{name}</span>
        <span class="detail">{detail}</span>
      </span>
    </button>
  );
}

/** Who you are, and where you can talk. */
export function Sidebar({ people, person, groups, selection, botName, t, onPerson, onSelect }: Props) {
  return (
    <nav class="sidebar" aria-label={t.chats}>
      <section>
        <h2>{t.youAre}</h2>
        <div class="people" role="radiogroup" aria-label={t.youAre}>
          {people.map((name) => (
            <button type="button" key={name} role="radio" aria-checked={name === person} onClick={() => onPerson(name)}>
              <Avatar name={name} />
              <span>{name}</span>
            </button>
          ))}
        </div>
        <NameForm label={t.addPerson} t={t} onName={onPerson} />
      </section>
      <section>
        <h2>{t.groups}</h2>
        {groups.map(({ name, last }) => (
          <Item
            key={name}
            name={name}
            detail={last}
            isCurrent={selection.scene === 'group' && selection.name === name}
            onClick={() => onSelect({ scene: 'group', name })}
          />
        ))}
        <NameForm label={t.addGroup} t={t} onName={(name) => onSelect({ scene: 'group', name })} />
      </section>
      <section>
        <h2>{t.direct}</h2>
        <Item
          name={botName}
          detail={`${t.youAre} ${person}`}
          isBot
          isCurrent={selection.scene === 'c2c'}
          onClick={() => onSelect({ scene: 'c2c' })}
        />
      </section>
    </nav>
  );
}
