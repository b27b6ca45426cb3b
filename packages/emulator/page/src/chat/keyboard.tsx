import type { WireButton, WireKeyboard } from '@qqbotjs/core/protocol';
import { useState } from 'preact/hooks';
import type { Texts } from '../texts.js';
import { Dialog } from './dialog.js';

interface Props {
  /** Message it stands under. */
  messageId: string;
  keyboard: WireKeyboard;
  t: Texts;
  onPress: (button: WireButton) => void;
}

const isWeb = (url: string): boolean => /^https?:\/\//i.test(url);
const nameOf = (button: WireButton): string => button.id ?? button.render_data.label;

/** Buttons pressed so far, by message: a line that was scrolled away and back still shows them. */
const pressedOf = new Map<string, Set<string>>();

function pressedUnder(messageId: string): Set<string> {
  const known = pressedOf.get(messageId) ?? new Set<string>();
  pressedOf.set(messageId, known);
  return known;
}

/** What a button looks like that was pressed, or whose group has been decided. */
function isGrey(
  { group_id: group }: WireButton,
  buttons: readonly WireButton[],
  pressed: ReadonlySet<string>,
): boolean {
  return group !== undefined && buttons.some((one) => one.group_id === group && pressed.has(nameOf(one)));
}

/** Asks once more, where the button wants that. */
function Confirm({ button, t, onYes, onNo }: { button: WireButton; t: Texts; onYes: () => void; onNo: () => void }) {
  const { content = '', confirm_text: yes, cancel_text: no } = button.action.modal ?? {};
  return (
    <Dialog label={button.render_data.label} close={t.close} class="confirm" onClose={onNo}>
      <p>{content}</p>
      <div class="choices">
        <button type="button" onClick={onNo}>
          {no ?? t.cancel}
        </button>
        <button type="button" class="primary" onClick={onYes}>
          {yes ?? t.confirm}
        </button>
      </div>
    </Dialog>
  );
}

/** Buttons under a message; a link opens, the others are told to whoever shows them. */
export function Keyboard({ messageId, keyboard, t, onPress }: Props) {
  const [, redraw] = useState(0);
  const [asked, setAsked] = useState<WireButton>();
  if (!('content' in keyboard)) return <div class="keyboard template">#{keyboard.id}</div>;
  const { rows } = keyboard.content;
  const pressed = pressedUnder(messageId);
  const all = rows.flatMap(({ buttons }) => buttons);
  const press = (button: WireButton): void => {
    setAsked(undefined);
    pressed.add(nameOf(button));
    redraw((n) => n + 1);
    if (button.action.type !== 0) onPress(button);
    else if (isWeb(button.action.data)) open(button.action.data, '_blank', 'noreferrer,noopener');
  };
  return (
    <div class="keyboard">
      {rows.map(({ buttons }, index) => (
        <div class="row" key={index}>
          {buttons.map((button) => {
            const { label, visited_label: visited, style = 0 } = button.render_data;
            const isPressed = pressed.has(nameOf(button));
            const isOut = !isPressed && isGrey(button, all, pressed);
            return (
              <button
                type="button"
                key={nameOf(button)}
                class={`style-${style} ${isPressed || isOut ? 'visited' : ''}`}
                disabled={isOut}
                onClick={() => (button.action.modal ? setAsked(button) : press(button))}
              >
                {isPressed ? (visited ?? label) : label}
                {button.action.type === 0 && <span aria-hidden="true"> ↗</span>}
              </button>
            );
          })}
        </div>
      ))}
      {asked && <Confirm button={asked} t={t} onYes={() => press(asked)} onNo={() => setAsked(undefined)} />}
    </div>
  );
}
