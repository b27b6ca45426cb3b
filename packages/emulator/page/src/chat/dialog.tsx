import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

interface Props {
  label: string;
  /** Of the button that closes it. */
  close: string;
  class?: string;
  onClose: () => void;
  children: ComponentChildren;
}

/** Something in front of everything else, until it is closed by its button, by Escape or by a click beside it. */
export function Dialog({ label, close, class: name = '', onClose, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const onClick = (event: MouseEvent): void => {
    if (event.target === dialog.current) onClose();
  };
  return (
    <dialog ref={dialog} class={`dialog ${name}`} aria-label={label} onClose={onClose} onClick={onClick}>
      {children}
      <button type="button" class="close" aria-label={close} onClick={onClose}>
        ×
      </button>
    </dialog>
  );
}
