import type { WireButton } from '@qqbotjs/core/protocol';
import type { TranscriptEntry } from '../../../src/people/transcript.js';
import { Avatar } from './avatar.js';
import { Keyboard } from './keyboard.js';
import { Markdown } from './markdown.js';
import type { Texts } from '../texts.js';

interface Props {
  entry: TranscriptEntry;
  /** Whether the person at the screen said it. */
  isOwn: boolean;
  botName: string;
  t: Texts;
  onPress: (button: WireButton) => void;
  onCommand: (text: string) => void;
}

const IMAGE = 1;

function Media({ media, t }: { media: NonNullable<TranscriptEntry['media']>; t: Texts }) {
  if (media.fileType === IMAGE && media.url)
    return <img class="picture" src={media.url} alt={t.picture} loading="lazy" />;
  return <span class="file">{media.fileName ?? media.url ?? t.file}</span>;
}

function Content({ entry, botName, t, onCommand }: Omit<Props, 'isOwn' | 'onPress'>) {
  const { markdown, content, media, mention } = entry;
  const source = markdown && 'content' in markdown ? markdown.content : undefined;
  return (
    <>
      {media && <Media media={media} t={t} />}
      {source !== undefined && <Markdown text={source} onCommand={onCommand} />}
      {markdown && source === undefined && <pre>{JSON.stringify(markdown, undefined, 2)}</pre>}
      {content.trim() !== '' && (
        <p class="text">
          {mention && <span class="mention">@{botName} </span>}
          {content}
        </p>
      )}
      {content.trim() === '' && mention && <span class="mention">@{botName}</span>}
      {entry.streaming && <span class="caret" role="status" aria-label={t.writing} />}
    </>
  );
}

/** One message in a conversation. */
export function Bubble({ entry, isOwn, botName, t, onPress, onCommand }: Props) {
  const time = new Date(entry.at).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
  if (entry.recalled)
    return (
      <li class="notice">
        {entry.name}: {t.recalled}
      </li>
    );
  const isBot = entry.from === 'bot';
  return (
    <li class={`message ${isOwn ? 'own' : ''} ${isBot ? 'from-bot' : ''}`} data-message-id={entry.id}>
      <Avatar name={entry.name} isBot={isBot} />
      <div class="stack">
        <span class="who">
          {entry.name} <time>{time}</time>
        </span>
        <div class="bubble">
          <Content entry={entry} botName={botName} t={t} onCommand={onCommand} />
        </div>
        {entry.keyboard && <Keyboard keyboard={entry.keyboard} onPress={onPress} />}
      </div>
    </li>
  );
}
