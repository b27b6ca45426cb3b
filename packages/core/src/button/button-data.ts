import { MessageError } from '../errors/message-error.js';
import { button, type CallbackOptions, type KeyboardButton } from '../message/keyboard.js';
import { characterCount } from '../message/character-count.js';
import { ButtonPattern } from './button-pattern.js';
import type { ButtonArguments, ButtonValues, CheckButtonPattern } from './button-types.js';

/**
 * Characters of a button's data at most. The platform publishes no length for `action.data`; this is the one it gives for
 * the data of its other buttons, `action_button.callback_data`. `button.callback` and the emulator take any length.
 *
 * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/server-inter/message/send-receive/send.html}
 */
const MAX_DATA_LENGTH = 128;

/** Buttons of one declaration: writes their data, and reads it. Made by {@link buttonData}. */
export class ButtonData<Pattern extends string = string> {
  readonly #pattern: ButtonPattern;

  /** @param pattern - The declaration, as `@Button` takes it. */
  constructor(/** As declared: `page:<number:int>`. */ readonly pattern: Pattern) {
    this.#pattern = new ButtonPattern(pattern);
  }

  /**
   * The data of a button that carries these values: at most 128 characters.
   *
   * @throws {@link MessageError} when a value is not of its kind, or the data is too long.
   */
  data(...values: ButtonValues<Pattern>): string {
    return this.#write(values);
  }

  /**
   * A button for `keyboard()` that carries these values: `confirm.button('Yes', 5, { style: 'solid' })`. Options stand
   * behind the last value; give `undefined` for optional values before them.
   *
   * @throws {@link MessageError} as {@link data} does, and when the label is too long.
   */
  button(label: string, ...valuesAndOptions: [...ButtonValues<Pattern>, options?: CallbackOptions]): KeyboardButton {
    const { size } = this.#pattern;
    const options = valuesAndOptions[size] as CallbackOptions | undefined;
    return button.callback(label, this.#write(valuesAndOptions.slice(0, size)), options);
  }

  /** The values of a button that was pressed; `undefined` when the data is of another button, or does not fit. */
  parse(data: string | undefined): ButtonArguments<Pattern> | undefined {
    return data === undefined ? undefined : (this.#pattern.parse(data) as ButtonArguments<Pattern> | undefined);
  }

  #write(values: readonly unknown[]): string {
    const data = this.#pattern.write(values);
    const length = characterCount(data);
    if (length > MAX_DATA_LENGTH) throw tooLong(this.pattern, length);
    return data;
  }
}

/**
 * Makes buttons of one declaration: `const confirm = buttonData('confirm:<id:int>')`.
 *
 * @param pattern - See {@link Button}, which takes what this gives as well.
 * @throws {@link PluginError} when the pattern cannot be read.
 */
export function buttonData<const Pattern extends string>(pattern: CheckButtonPattern<Pattern>): ButtonData<Pattern> {
  return new ButtonData(pattern as Pattern);
}

function tooLong(pattern: string, length: number): MessageError {
  return new MessageError({
    'zh-CN': `按钮“${pattern}”的数据有 ${length} 个字符，最多 ${MAX_DATA_LENGTH} 个；请把内容存起来，按钮里只放它的编号。`,
    en: `The data of the button "${pattern}" has ${length} characters, at most ${MAX_DATA_LENGTH} fit; keep what it says in storage, and put its id into the button.`,
  });
}
