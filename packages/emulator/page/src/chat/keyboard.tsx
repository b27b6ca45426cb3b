import type { WireButton, WireKeyboard } from '@qqbotjs/core/protocol';
import { useState } from 'preact/hooks';

interface Props {
  keyboard: WireKeyboard;
  onPress: (button: WireButton) => void;
}

const isWeb = (url: string): boolean => /^https?:\/\//i.test(url);

/** Buttons under a message; a link opens, the others are told to whoever shows them. */
export function Keyboard({ keyboard, onPress }: Props) {
  const [pressed, setPressed] = useState<ReadonlySet<WireButton>>(new Set());
  if (!('content' in keyboard)) return <div class="keyboard template">#{keyboard.id}</div>;
  const press = (button: WireButton): void => {
    setPressed(new Set([...pressed, button]));
    if (button.action.type !== 0) onPress(button);
    else if (isWeb(button.action.data)) open(button.action.data, '_blank', 'noreferrer,noopener');
  };
  return (
    <div class="keyboard">
      {keyboard.content.rows.map((row, index) => (
        <div class="row" key={index}>
          {row.buttons.map((button) => (
            <button
              type="button"
              key={button.id ?? button.render_data.label}
              class={`style-${button.render_data.style ?? 0} ${pressed.has(button) ? 'visited' : ''}`}
              onClick={() => press(button)}
            >
              {pressed.has(button)
                ? (button.render_data.visited_label ?? button.render_data.label)
                : button.render_data.label}
              {button.action.type === 0 && <span aria-hidden="true"> ↗</span>}
            </button>
          ))}
        </div>
      ))}
    </div>
  );
}
