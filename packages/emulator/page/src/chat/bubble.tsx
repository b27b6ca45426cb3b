import type { WireButton } from '@qqbotjs/core/protocol';
import type { TranscriptEntry } from '../../../src/people/transcript.js';
import { Avatar } from './avatar.js';
import { ArkCard, EmbedCard } from './card.js';
import { Keyboard } from './keyboard.js';
import { Markdown, PlainText, type TextDesk } from './markdown.js';
import { Media } from './media.js';
import { readOfMarkdown } from './read-of.js';
import { timeOfDay } from './time-of-day.js';

/** What can be done with a message. */
export interface MessageActions {
  onPress: (entry: TranscriptEntry, button: WireButton) => void;
  onQuote: (entry: TranscriptEntry) => void;
  onRecall: (entry: TranscriptEntry) => void;
  /** Shows how it was answered, or what it answers, in the inspector. */
  onInspect: (entry: TranscriptEntry) => void;
  /** Brings another message into sight. */
  onShow: (id: string) => void;
}

interface Props {
  entry: TranscriptEntry;
  /** Whether the person at the screen said it. */
  isOwn: boolean;
  botName: string;
  desk: TextDesk;
  actions: MessageActions;
}

/** How long people can take a message back, in milliseconds. */
const RECALL_MS = 120_000;

function Content({ entry, botName, desk }: Omit<Props, 'isOwn' | 'actions'>) {
  const { markdown, content, media, mention, ark, embed } = entry;
  const source = markdown && 'content' in markdown ? markdown.content : undefined;
  const hasText = content.trim() !== '';
  return (
    <>
      {media && <Media media={media} t={desk.t} />}
      {ark && <ArkCard ark={ark} />}
      {embed && <EmbedCard embed={embed} />}
      {source !== undefined && <Markdown text={source} desk={desk} />}
      {markdown && source === undefined && <pre>{JSON.stringify(markdown, undefined, 2)}</pre>}
      {(hasText || mention) && (
        <p class="text">
          {mention && <span class="mention">@{botName} </span>}
          {hasText && <PlainText text={content} desk={desk} />}
        </p>
      )}
      {entry.streaming && (
        <span class="unseen" role="status">
          {desk.t.writing}
        </span>
      )}
    </>
  );
}

function Quote({ quote, onShow }: { quote: NonNullable<TranscriptEntry['quote']>; onShow: (id: string) => void }) {
  return (
    <button type="button" class="quote" onClick={() => onShow(quote.id)}>
      <strong>{quote.name}</strong> {readOfMarkdown(quote.content).slice(0, 80)}
    </button>
  );
}

function Actions({ entry, isOwn, desk: { t }, actions }: Omit<Props, 'botName'>) {
  const isFresh = Date.now() - entry.at < RECALL_MS;
  return (
    <span class="message-actions">
      <button type="button" onClick={() => actions.onQuote(entry)}>
        {t.quote}
      </button>
      {isOwn && isFresh && (
        <button type="button" onClick={() => actions.onRecall(entry)}>
          {t.recall}
        </button>
      )}
      <button type="button" onClick={() => actions.onInspect(entry)}>
        {t.inspect}
      </button>
    </span>
  );
}

/** One message in a conversation. */
export function Bubble(props: Props) {
  const { entry, isOwn, desk, actions } = props;
  const { t } = desk;
  if (entry.recalled)
    return (
      <p class="notice" data-message-id={entry.id}>
        {entry.name}: {t.recalled}
      </p>
    );
  const isBot = entry.from === 'bot';
  const isBare = entry.media?.fileType === 1 && entry.content.trim() === '' && !entry.mention && !entry.quote;
  return (
    <article
      class={`message ${isOwn ? 'own' : ''} ${isBot ? 'from-bot' : ''}`}
      data-message-id={entry.id}
      // a tap shows what can be done with it
      tabIndex={-1}
    >
      <Avatar name={entry.name} isBot={isBot} />
      <div class="stack">
        <span class="who">
          {entry.name} <time>{timeOfDay(entry.at)}</time>
          {entry.editedAt !== undefined && <span> · {t.edited}</span>}
          <Actions entry={entry} isOwn={isOwn} desk={desk} actions={actions} />
        </span>
        <div class={`bubble ${isBare ? 'bare' : ''} ${entry.streaming ? 'streaming' : ''}`}>
          {entry.quote && <Quote quote={entry.quote} onShow={actions.onShow} />}
          <Content {...props} />
        </div>
        {entry.keyboard && (
          <Keyboard
            messageId={entry.id}
            keyboard={entry.keyboard}
            t={t}
            onPress={(button) => actions.onPress(entry, button)}
          />
        )}
      </div>
    </article>
  );
}
