import { useState } from 'preact/hooks';
import type { GroupView, MemberView } from '../../../src/control/views.js';
import { call } from '../api.js';
import type { Texts } from '../texts.js';
import { Avatar } from './avatar.js';
import { NameForm } from './name-form.js';

interface Props {
  bot: string;
  name: string;
  group: GroupView | undefined;
  t: Texts;
  onFailure: (error: unknown) => void;
}

const SWITCHES = ['hasRobot', 'robotIsAdmin', 'receiveAll', 'allowsActive', 'isMuted'] as const;
const ROLES = ['owner', 'admin', 'member'] as const;
/** How a group begins, until the emulator tells. */
const FRESH: GroupView = {
  receiveAll: false,
  allowsActive: false,
  isMuted: false,
  hasRobot: true,
  robotIsAdmin: true,
  members: [],
};

function Member({ member, t, onChange }: { member: MemberView; t: Texts; onChange: (change: object) => void }) {
  const { name, role, isInGroup } = member;
  return (
    <li class={isInGroup ? '' : 'gone'}>
      <Avatar name={name} />
      <span class="member-name">{name}</span>
      <select
        aria-label={`${t.role}: ${name}`}
        value={role}
        onChange={(event) => onChange({ role: event.currentTarget.value })}
      >
        {ROLES.map((one) => (
          <option key={one} value={one}>
            {t[one]}
          </option>
        ))}
      </select>
      <button type="button" class="small" onClick={() => onChange({ isInGroup: !isInGroup })}>
        {isInGroup ? t.leave : t.comeBack}
      </button>
    </li>
  );
}

/** What the owner of a group may set, and who is in it. */
export function GroupPanel({ bot, name, group = FRESH, t, onFailure }: Props) {
  const [own, setOwn] = useState<Partial<GroupView>>({});
  const shown = { ...group, ...own };
  const change = (path: string, fields: object): void => {
    call<{ group: GroupView }>('PATCH', path, { bot, name, ...fields }).then((view) => setOwn(view.group), onFailure);
  };
  return (
    <section class="group-panel" aria-label={t.groupPanel}>
      <div class="switches">
        {SWITCHES.map((field) => (
          <label class="switch" key={field}>
            <input
              type="checkbox"
              checked={shown[field]}
              onChange={(event) => change('/groups', { [field]: event.currentTarget.checked })}
            />
            <span>{t[field]}</span>
          </label>
        ))}
      </div>
      <h2>
        {t.members} ({shown.members.filter(({ isInGroup }) => isInGroup).length})
      </h2>
      <ul class="members">
        {shown.members.map((member) => (
          <Member
            key={member.openid}
            member={member}
            t={t}
            onChange={(fields) => change('/members', { person: member.name, ...fields })}
          />
        ))}
      </ul>
      <NameForm label={t.addMember} t={t} onName={(person) => change('/members', { person, isInGroup: true })} />
    </section>
  );
}
