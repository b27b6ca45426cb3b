import type { WireButton } from '@qqbotjs/core/protocol';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { BotView, StateView } from '../../../src/control/views.js';
import type { TranscriptEntry } from '../../../src/people/transcript.js';
import { call } from '../api.js';
import { Bubble } from './bubble.js';
import { Composer } from './composer.js';
import type { Selection } from './sidebar.js';
import type { Texts } from '../texts.js';

interface Props {
  bot: BotView;
  person: string;
  selection: Selection;
  conversation: StateView['conversations'][number] | undefined;
  t: Texts;
}

const SWITCHES = ['receiveAll', 'allowsActive', 'isMuted'] as const;

/** What the owner of a group may set. */
function GroupSwitches({
  bot,
  name,
  conversation,
  t,
}: { bot: BotView; name: string } & Pick<Props, 'conversation' | 't'>) {
  const [own, setOwn] = useState<Record<string, boolean>>({});
  useEffect(() => setOwn({}), [name]);
  const change = (field: string, value: boolean): void => {
    setOwn({ ...own, [field]: value });
    void call('PATCH', '/groups', { bot: bot.appId, name, [field]: value });
  };
  return (
    <div class="switches">
      {SWITCHES.map((field) => (
        <label class="switch" key={field}>
          <input
            type="checkbox"
            checked={own[field] ?? conversation?.group?.[field] ?? false}
            onChange={(event) => change(field, event.currentTarget.checked)}
          />
          <span>{t[field]}</span>
        </label>
      ))}
    </div>
  );
}

/** Keeps the end in sight while messages come in. */
function useScrollToEnd(entries: readonly TranscriptEntry[]) {
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    list.current?.scrollTo({ top: list.current.scrollHeight });
  }, [entries]);
  return list;
}

const NOTHING: readonly TranscriptEntry[] = [];

export function Chat({ bot, person, selection, conversation, t }: Props) {
  const [draft, setDraft] = useState<{ text: string }>();
  const [notice, setNotice] = useState('');
  const isGroup = selection.scene === 'group';
  const name = isGroup ? selection.name : person;
  const entries = conversation?.entries ?? NOTHING;
  const list = useScrollToEnd(entries);
  const place = { bot: bot.appId, scene: selection.scene, name, person };
  const onFailure = (error: unknown): void => setNotice(error instanceof Error ? error.message : String(error));

  const say = (text: string, mention: boolean): void => {
    setNotice('');
    call('POST', '/say', { ...place, text, mention }).catch(onFailure);
  };
  const click = async (message: string, button: string): Promise<void> => {
    setNotice('');
    const { acked, code } = await call<{ acked: boolean; code?: number }>('POST', '/click', {
      ...place,
      message,
      button,
    });
    if (!acked) setNotice(t.notAcked);
    else if (code !== 0) setNotice(`${t.ackCode} ${code}`);
  };
  const press = (message: string, button: WireButton): void => {
    if (button.action.type === 2) {
      if (button.action.enter && !isGroup) say(button.action.data, false);
      else setDraft({ text: isGroup ? `@${bot.username} ${button.action.data}` : button.action.data });
      return;
    }
    void click(message, button.id ?? button.render_data.label).catch(onFailure);
  };

  return (
    <main class="chat" aria-label={t.conversation}>
      <header class="chat-head">
        <h1>{isGroup ? name : bot.username}</h1>
        {isGroup && <GroupSwitches bot={bot} name={name} conversation={conversation} t={t} />}
      </header>
      <ol class="messages" ref={list} aria-live="polite">
        {entries.length === 0 && <li class="notice">{t.empty}</li>}
        {entries.map((entry) => (
          <Bubble
            key={entry.id}
            entry={entry}
            isOwn={entry.from === 'person' && entry.name === person}
            botName={bot.username}
            t={t}
            onPress={(button) => press(entry.id, button)}
            onCommand={(text) => setDraft({ text })}
          />
        ))}
      </ol>
      {notice !== '' && (
        <p class="warning" role="status">
          {notice}
        </p>
      )}
      <Composer botName={bot.username} isGroup={isGroup} draft={draft} t={t} onSend={say} />
    </main>
  );
}
