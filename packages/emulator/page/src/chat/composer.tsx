import { useEffect, useRef, useState } from 'preact/hooks';
import { isCompleting, withoutMention } from './mention.js';
import type { Texts } from '../texts.js';

interface Props {
  botName: string;
  isGroup: boolean;
  /** Text put in from outside, such as a command button; a new object each time. */
  draft: { text: string } | undefined;
  t: Texts;
  onSend: (text: string, mention: boolean) => void;
}

export function Composer({ botName, isGroup, draft, t, onSend }: Props) {
  const [text, setText] = useState('');
  const [mention, setMention] = useState(true);
  const field = useRef<HTMLTextAreaElement>(null);
  const isOffered = isGroup && isCompleting(text, botName);

  useEffect(() => {
    if (!draft) return;
    setText(draft.text);
    field.current?.focus();
  }, [draft]);

  const complete = (): void => {
    setText(text.replace(/@[^\s@]*$/, `@${botName} `));
    field.current?.focus();
  };
  const send = (): void => {
    const named = isGroup ? withoutMention(text, botName) : undefined;
    if (text.trim() === '') return;
    onSend(named ?? text.trim(), isGroup && (mention || named !== undefined));
    setText('');
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.isComposing || (event.key !== 'Enter' && event.key !== 'Tab') || event.shiftKey) return;
    if (event.key === 'Tab' && !isOffered) return;
    event.preventDefault();
    if (isOffered) complete();
    else send();
  };

  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {isOffered && (
        <button type="button" class="completion" onClick={complete}>
          @{botName} <kbd>Tab</kbd>
        </button>
      )}
      {isGroup && (
        <label class="switch" title={t.mentionHint}>
          <input type="checkbox" checked={mention} onChange={(event) => setMention(event.currentTarget.checked)} />
          <span>{t.mention}</span>
        </label>
      )}
      <div class="line">
        <textarea
          ref={field}
          rows={1}
          value={text}
          placeholder={t.say}
          aria-label={t.say}
          onInput={(event) => setText(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
        <button type="submit" class="primary" disabled={text.trim() === ''}>
          {t.send}
        </button>
      </div>
    </form>
  );
}
