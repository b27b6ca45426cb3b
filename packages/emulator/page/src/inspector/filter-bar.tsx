import { useEffect, useState } from 'preact/hooks';
import type { StateView } from '../../../src/control/views.js';
import { KINDS, type LogFilter } from './log-filter.js';
import type { Texts } from '../texts.js';

interface Props {
  filter: LogFilter;
  state: StateView;
  t: Texts;
  onFilter: (filter: LogFilter) => void;
  onClear: () => void;
}

/** Typing is faster than searching. */
const TYPING_MS = 150;

function KindPicker({ filter, t, onFilter }: Pick<Props, 'filter' | 't' | 'onFilter'>) {
  return (
    <div class="filters" role="group" aria-label={t.kinds}>
      {KINDS.map((kind) => (
        <button
          type="button"
          key={kind}
          aria-pressed={kind === filter.kind}
          onClick={() => onFilter({ ...filter, kind })}
        >
          {t[kind]}
        </button>
      ))}
    </div>
  );
}

function Search({ filter, t, onFilter }: Pick<Props, 'filter' | 't' | 'onFilter'>) {
  const [text, setText] = useState(filter.text);
  useEffect(() => {
    if (text === filter.text) return undefined;
    const timer = setTimeout(() => onFilter({ ...filter, text }), TYPING_MS);
    return () => clearTimeout(timer);
  }, [text, filter]);
  return (
    <input
      type="search"
      class="search"
      value={text}
      placeholder={t.search}
      aria-label={t.search}
      onInput={(event) => setText(event.currentTarget.value)}
    />
  );
}

/** What of the log is shown. */
export function FilterBar({ filter, state, t, onFilter, onClear }: Props) {
  const places = state.conversations.filter(({ bot }) => filter.bot === '' || bot === filter.bot);
  return (
    <div class="bar">
      <KindPicker filter={filter} t={t} onFilter={onFilter} />
      <label class="switch">
        <input
          type="checkbox"
          checked={filter.hasHeartbeats}
          onChange={(event) => onFilter({ ...filter, hasHeartbeats: event.currentTarget.checked })}
        />
        <span>{t.heartbeats}</span>
      </label>
      <button type="button" class="link" onClick={onClear}>
        {t.clear}
      </button>
      <Search filter={filter} t={t} onFilter={onFilter} />
      {state.bots.length > 1 && (
        <select
          aria-label={t.everyBot}
          value={filter.bot}
          onChange={(event) => onFilter({ ...filter, bot: event.currentTarget.value, target: '' })}
        >
          <option value="">{t.everyBot}</option>
          {state.bots.map(({ appId, username }) => (
            <option key={appId} value={appId}>
              {username} ({appId})
            </option>
          ))}
        </select>
      )}
      <select
        aria-label={t.everyConversation}
        value={filter.target}
        onChange={(event) => onFilter({ ...filter, target: event.currentTarget.value })}
      >
        <option value="">{t.everyConversation}</option>
        {places.map(({ bot, scene, name, targetId }) => (
          <option key={`${bot} ${targetId}`} value={targetId}>
            {scene === 'channel' ? `# ${name}` : name} ({scene})
          </option>
        ))}
      </select>
    </div>
  );
}
