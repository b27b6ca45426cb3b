import type { WireButton } from '@qqbotjs/core/protocol';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { BotView } from '../../../src/control/views.js';
import type { TranscriptEntry } from '../../../src/people/transcript.js';
import { call, get } from '../api.js';
import type { OlderLines, ShownConversation } from '../reduce.js';
import { showThread, useShown } from '../selection.js';
import type { Texts } from '../texts.js';
import { Announcer } from './announcer.js';
import { Bubble, type MessageActions } from './bubble.js';
import { Composer, type Message } from './composer.js';
import { GroupPanel } from './group-panel.js';
import { MessageList } from './message-list.js';
import { isPrivate, type Place, placeKey } from './place.js';
import { useCommands } from './use-commands.js';
import { useTyping } from './use-typing.js';

interface Props {
  bot: BotView;
  person: string;
  place: Place;
  conversation: ShownConversation | undefined;
  t: Texts;
  onOlder: (lines: OlderLines) => void;
}

const NOTHING: readonly TranscriptEntry[] = [];
const PAGE = '200';

/** One conversation: what was said, and the field to say something. */
export function Chat({ bot, person, place, conversation, t, onOlder }: Props) {
  const [draft, setDraft] = useState<{ text: string; for: string }>();
  const [quoted, setQuoted] = useState<TranscriptEntry>();
  const [notice, setNotice] = useState('');
  const [isPanelOpen, setPanelOpen] = useState(false);
  const [wanted, setWanted] = useState<{ id: string }>();
  const isLoading = useRef(false);
  const isTyping = useTyping(conversation?.typingUntil);
  const [commands, askCommands] = useCommands(bot.appId, place);
  const entries = conversation?.entries ?? NOTHING;
  const isShared = !isPrivate(place.scene);
  const target = { bot: bot.appId, scene: place.scene, name: place.name, person };
  const members = conversation?.group?.members ?? [];
  const key = placeKey(bot.appId, place);

  // drafts and quotes are of one conversation
  useEffect(() => {
    setDraft(undefined);
    setQuoted(undefined);
    setNotice('');
    isLoading.current = false;
  }, [key]);
  const onFailure = (error: unknown): void => setNotice(error instanceof Error ? error.message : String(error));
  const send = (message: Message): void => {
    setNotice('');
    call('POST', '/say', { ...target, ...message }).catch(onFailure);
  };
  const say = (text: string): void => send({ text, mention: isShared });
  const click = async (message: string, button: string): Promise<void> => {
    setNotice('');
    const answer = await call<{ acked: boolean; code?: number }>('POST', '/click', { ...target, message, button });
    if (!answer.acked) setNotice(t.notAcked);
    else if (answer.code !== 0) setNotice(`${t.ackCode} ${answer.code}`);
  };
  const write = (text: string): void => setDraft({ text: isShared ? `@${bot.username} ${text}` : text, for: key });
  const press = (entry: TranscriptEntry, button: WireButton): void => {
    const { type, data, enter, reply } = button.action;
    if (type === 1) return void click(entry.id, button.id ?? button.render_data.label).catch(onFailure);
    if (reply) setQuoted(entry);
    if (enter && !isShared) say(data);
    else write(data);
  };
  const show = (id: string): void => setWanted({ id });
  const actions: MessageActions = {
    onPress: press,
    onQuote: setQuoted,
    onRecall: ({ id }) => void call('POST', '/recall', { ...target, message: id }).catch(onFailure),
    onInspect: ({ id, answers }) => showThread({ ...target, messageId: answers ?? id }),
    onShow: show,
  };
  const loadOlder = (): void => {
    const first = entries[0];
    if (isLoading.current || !first || !conversation || entries.length >= conversation.lines) return;
    isLoading.current = true;
    const { scene, name } = place;
    get<TranscriptEntry[]>('/transcript', { bot: bot.appId, scene, name, before: first.id, limit: PAGE })
      .then(
        (older) => onOlder({ type: 'older', conversation: { bot: bot.appId, scene, name }, entries: older }),
        onFailure,
      )
      .finally(() => (isLoading.current = false));
  };
  useShown('chat', ({ messageId }) => show(messageId));
  const desk = {
    t,
    onCommand: (text: string, isSaid: boolean) => (isSaid && !isShared ? say(text) : write(text)),
    nameOf: (id: string) =>
      members.find(({ openid }) => openid === id)?.name ?? (id === bot.id ? bot.username : id.slice(0, 6)),
  };

  return (
    <main class="chat" aria-label={t.conversation}>
      <header class="chat-head">
        <h1>{isShared ? (place.scene === 'channel' ? `# ${place.name}` : place.name) : bot.username}</h1>
        <span class="chat-scene">{t[`scene_${place.scene}`]}</span>
        {isTyping && (
          <span class="typing" role="status">
            {t.typing}
          </span>
        )}
        {place.scene === 'group' && (
          <button
            type="button"
            class="small panel-toggle"
            aria-expanded={isPanelOpen}
            onClick={() => setPanelOpen(!isPanelOpen)}
          >
            {t.groupPanel}
          </button>
        )}
      </header>
      {place.scene === 'group' && isPanelOpen && (
        <GroupPanel
          key={key}
          bot={bot.appId}
          name={place.name}
          group={conversation?.group}
          t={t}
          onFailure={onFailure}
        />
      )}
      <MessageList
        key={key}
        entries={entries}
        label={t.messages}
        empty={t.empty}
        newest={t.newest}
        wanted={wanted}
        onBeginning={loadOlder}
        renderEntry={(entry) => (
          <Bubble
            entry={entry}
            isOwn={entry.from === 'person' && entry.name === person}
            botName={bot.username}
            desk={desk}
            actions={actions}
          />
        )}
      />
      <Announcer entries={entries} botName={bot.username} />
      {notice !== '' && (
        <p class="warning" role="status">
          {notice}
        </p>
      )}
      <Composer
        key={`composer ${key}`}
        botName={bot.username}
        isShared={isShared}
        others={members.filter(({ name, isInGroup }) => isInGroup && name !== person).map(({ name }) => name)}
        commands={commands}
        onSlash={askCommands}
        draft={draft?.for === key ? draft : undefined}
        quoted={quoted}
        t={t}
        onUnquote={() => setQuoted(undefined)}
        onSend={send}
        onFailure={onFailure}
      />
    </main>
  );
}
