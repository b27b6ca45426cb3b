import { useEffect, useState } from 'preact/hooks';
import type { Texts } from '../texts.js';

const SHOWN_MS = 1500;

interface Props {
  label: string;
  /** Asked when it is pressed. */
  text: () => string;
  t: Texts;
}

/** Copies a text, and says for a moment whether it could. */
export function CopyButton({ label, text, t }: Props) {
  const [outcome, setOutcome] = useState<string>();
  useEffect(() => {
    if (outcome === undefined) return undefined;
    const timer = setTimeout(() => setOutcome(undefined), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [outcome]);
  const copy = (): void => {
    navigator.clipboard.writeText(text()).then(
      () => setOutcome(t.isCopied),
      () => setOutcome(t.notCopied),
    );
  };
  return (
    <button type="button" class="small" onClick={copy}>
      <span aria-live="polite">{outcome ?? label}</span>
    </button>
  );
}
