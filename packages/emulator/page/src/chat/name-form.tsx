import { useState } from 'preact/hooks';
import type { Texts } from '../texts.js';

/** A button that turns into a field for a name. */
export function NameForm({ label, t, onName }: { label: string; t: Texts; onName: (name: string) => void }) {
  const [isOpen, setOpen] = useState(false);
  const [name, setName] = useState('');
  if (!isOpen) {
    return (
      <button type="button" class="add" onClick={() => setOpen(true)}>
        <span aria-hidden="true">＋</span> {label}
      </button>
    );
  }
  const submit = (event: Event): void => {
    event.preventDefault();
    if (name.trim() !== '') onName(name.trim());
    setName('');
    setOpen(false);
  };
  return (
    <form class="name-form" onSubmit={submit}>
      <input
        ref={(field) => field?.focus()}
        value={name}
        maxLength={40}
        placeholder={t.name}
        aria-label={label}
        onInput={(event) => setName(event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Escape' && setOpen(false)}
      />
      <button type="submit">{t.add}</button>
    </form>
  );
}
