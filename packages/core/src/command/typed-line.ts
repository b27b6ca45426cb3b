import { CommandInputError } from '../errors/command-input-error.js';
import type { Localized } from '../i18n/localized.js';
import type { Parameter } from './parameter.js';

/** Longer words are not repeated in full, in characters. */
const MOST_SHOWN = 40;

/** How to call what is missing or wrong: `sides`, `--days`. */
type Label = string;

/** A line that calls a command, to say of any place in it what is wrong there. Places are those in `input`. */
export class TypedLine {
  constructor(
    /** What stands before the input: prefix and name. */
    readonly head: string,
    readonly input: string,
    private readonly usage: () => string,
  ) {}

  missing(label: Label, { kind: { hint } }: Parameter): CommandInputError {
    return this.#problem(this.#end, {
      'zh-CN': `缺少参数“${label}”，需要${hint['zh-CN']}。`,
      en: `"${label}" is missing: it takes ${hint.en}.`,
    });
  }

  missingPicture(label: Label): CommandInputError {
    return this.#problem(this.#end, {
      'zh-CN': `缺少参数“${label}”：请随命令附上一张图片，或引用一条带图片的消息。`,
      en: `"${label}" is missing: send a picture along with the command, or quote one.`,
    });
  }

  misfit(label: Label, text: string, at: number, { kind: { hint } }: Parameter): CommandInputError {
    return this.#problem(at, {
      'zh-CN': `参数“${label}”需要${hint['zh-CN']}，而不是“${shorten(text)}”。`,
      en: `"${label}" takes ${hint.en}, not "${shorten(text)}".`,
    });
  }

  tooMuch(text: string, at: number): CommandInputError {
    return this.#problem(at, { 'zh-CN': `多出了“${shorten(text)}”。`, en: `"${shorten(text)}" is too much.` });
  }

  optionWithoutValue(label: Label, at: number, { kind: { hint } }: Parameter): CommandInputError {
    return this.#problem(at, {
      'zh-CN': `选项“${label}”后缺少值，需要${hint['zh-CN']}。`,
      en: `"${label}" needs a value after it: ${hint.en}.`,
    });
  }

  switchWithValue(label: Label, at: number): CommandInputError {
    return this.#problem(at, { 'zh-CN': `选项“${label}”不带值。`, en: `"${label}" takes no value.` });
  }

  unknownOption(label: Label, at: number, meant: string | undefined, known: readonly string[]): CommandInputError {
    return this.#problem(at, {
      'zh-CN': `没有“${shorten(label)}”这个选项${meant ? `，是否想用“${meant}”？` : `，可用：${known.join('、')}。`}`,
      en: `There is no option "${shorten(label)}"${meant ? `. Did you mean "${meant}"?` : `; there are ${known.join(', ')}.`}`,
    });
  }

  /** Where one would go on typing. */
  get #end(): number {
    return this.input.trimEnd().length + 1;
  }

  #problem(at: number, text: Localized): CommandInputError {
    return new CommandInputError(text, this.usage(), {
      line: this.head + this.input.trimEnd(),
      index: this.head.length + at,
    });
  }
}

function shorten(text: string): string {
  const characters = Array.from(text);
  return characters.length > MOST_SHOWN ? `${characters.slice(0, MOST_SHOWN).join('')}…` : text;
}
