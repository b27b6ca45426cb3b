import { useEffect, useRef, useState } from 'preact/hooks';
import type { CommandView } from '../../../src/control/commands-view.js';
import type { TranscriptEntry } from '../../../src/people/transcript.js';
import type { Texts } from '../texts.js';
import { attach, type AttachedFile } from './attached-file.js';
import { Enclosed } from './enclosed.js';
import { withoutMention } from './mention.js';
import { SuggestionList } from './suggestion-list.js';
import { type Suggestion, suggestionsFor } from './suggestions.js';

/** What goes out. */
export interface Message {
  text: string;
  mention: boolean;
  quotes?: string;
  file?: Omit<AttachedFile, 'preview'>;
}

interface Props {
  botName: string;
  /** Where the bot hears what mentions it. */
  isShared: boolean;
  /** Who can be mentioned besides the bot. */
  others: readonly string[];
  commands: readonly CommandView[];
  /** Told when somebody begins a command: there may be others by now. */
  onSlash: () => void;
  /** Text put in from outside, such as a command button; a new object each time. */
  draft: { text: string } | undefined;
  quoted: TranscriptEntry | undefined;
  t: Texts;
  onUnquote: () => void;
  onSend: (message: Message) => void;
  onFailure: (error: unknown) => void;
}

/** The field at the end of a conversation. */
export function Composer(props: Props) {
  const { botName, isShared, others, commands, draft, quoted, t, onSlash, onUnquote, onSend, onFailure } = props;
  const [text, setText] = useState('');
  const [mention, setMention] = useState(true);
  const [file, setFile] = useState<AttachedFile>();
  const [at, setAt] = useState(0);
  const [isClosed, setClosed] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const picker = useRef<HTMLInputElement>(null);
  const suggestions = isClosed ? [] : suggestionsFor(text, isShared ? [botName, ...others] : [], commands);
  const chosen = Math.min(at, suggestions.length - 1);

  useEffect(() => {
    if (!draft) return;
    setText(draft.text);
    field.current?.focus();
  }, [draft]);
  useEffect(() => {
    if (quoted) field.current?.focus();
  }, [quoted]);
  useEffect(() => {
    if (!field.current) return;
    field.current.style.height = 'auto';
    field.current.style.height = `${Math.min(field.current.scrollHeight, 160)}px`;
  }, [text]);

  const write = (next: string): void => {
    if (/^(@\S+\s+)?[/／]$/.test(next)) onSlash();
    setText(next);
    setAt(0);
    setClosed(false);
  };
  const take = ({ text: next, link }: Suggestion): void => {
    if (link) open(link, '_blank', 'noreferrer,noopener');
    else write(next);
    field.current?.focus();
  };
  const add = (files: FileList | undefined | null): void => {
    const [first] = files ?? [];
    if (first) attach(first).then(setFile, onFailure);
  };
  const send = (): void => {
    const named = isShared ? withoutMention(text, botName) : undefined;
    const said = (named ?? text).trim();
    if (said === '' && !file) return;
    const { preview: _, ...kept } = file ?? { key: '', name: '' };
    onSend({
      text: said,
      mention: isShared && (mention || named !== undefined),
      quotes: quoted?.id,
      ...(file && { file: kept }),
    });
    write('');
    setFile(undefined);
    onUnquote();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.isComposing || event.shiftKey) return;
    const suggestion = suggestions[chosen];
    if (suggestion && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault();
      setAt((chosen + (event.key === 'ArrowDown' ? 1 : suggestions.length - 1)) % suggestions.length);
    } else if (suggestion && event.key === 'Escape') setClosed(true);
    else if (suggestion && (event.key === 'Tab' || event.key === 'Enter')) {
      event.preventDefault();
      // a command that is written out is sent, not completed once more
      if (event.key === 'Enter' && suggestion.text.trim() === text.trim()) send();
      else take(suggestion);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      send();
    } else if (event.key === 'Escape' && quoted) onUnquote();
  };

  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        add(event.dataTransfer?.files);
      }}
    >
      {suggestions.length > 0 && <SuggestionList suggestions={suggestions} at={chosen} t={t} onTake={take} />}
      <Enclosed quoted={quoted} file={file} t={t} onUnquote={onUnquote} onDetach={() => setFile(undefined)} />
      <div class="line">
        <button
          type="button"
          class="attach"
          aria-label={t.attach}
          title={t.attach}
          onClick={() => picker.current?.click()}
        >
          +
        </button>
        <input
          ref={picker}
          type="file"
          hidden
          aria-label={t.attach}
          onChange={(event) => {
            add(event.currentTarget.files);
            event.currentTarget.value = '';
          }}
        />
        <textarea
          ref={field}
          rows={1}
          value={text}
          placeholder={t.say}
          aria-label={t.say}
          aria-controls={suggestions.length > 0 ? 'suggestions' : undefined}
          aria-autocomplete="list"
          aria-activedescendant={suggestions.length > 0 ? `suggestion-${chosen}` : undefined}
          onInput={(event) => write(event.currentTarget.value)}
          onKeyDown={onKeyDown}
          onPaste={(event) => {
            if (!event.clipboardData?.files.length) return;
            event.preventDefault();
            add(event.clipboardData.files);
          }}
        />
        {isShared && (
          <label class="switch mention-switch" title={t.mentionHint}>
            <input type="checkbox" checked={mention} onChange={(event) => setMention(event.currentTarget.checked)} />
            <span>{t.mention}</span>
          </label>
        )}
        <button type="submit" class="primary" disabled={text.trim() === '' && !file}>
          {t.send}
        </button>
      </div>
    </form>
  );
}
