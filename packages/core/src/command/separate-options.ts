import type { MessageContext } from '../context/message-context.js';
import { closest } from '../i18n/closest.js';
import { endsOptions, type OptionWord, readOptionWord } from './option-word.js';
import type { CommandOption, Parameter } from './parameter.js';
import type { TypedLine } from './typed-line.js';
import { splitWords, type Word } from './words.js';

/** What reading a line asks of a signature. */
export interface OptionRules {
  readonly options: readonly CommandOption[];
  readonly optionsByKey: ReadonlyMap<string, CommandOption>;
  /** How many words stand before the rest of the line, where that is taken as it is; else `Infinity`. */
  readonly wordsBeforeText: number;
}

export interface Separated {
  /** The words that belong to no option. */
  readonly words: readonly Word[];
  /** By property, defaults filled in. */
  readonly values: Readonly<Record<string, unknown>>;
  /** Where options stood. */
  readonly cuts: readonly Span[];
}

interface Span {
  start: number;
  end: number;
}

/** Takes the declared options out of a line. A command without any has words only, whatever they look like. */
export function separateOptions(line: TypedLine, rules: OptionRules, ctx?: MessageContext): Separated {
  if (rules.options.length === 0) return { words: splitWords(line.input), values: {}, cuts: [] };
  return new OptionReader(line, rules, ctx).read();
}

class OptionReader {
  readonly #words: readonly Word[];
  readonly #values: Record<string, unknown>;
  readonly #cuts: Span[] = [];
  #next = 0;

  constructor(
    private readonly line: TypedLine,
    private readonly rules: OptionRules,
    private readonly ctx: MessageContext | undefined,
  ) {
    this.#words = splitWords(line.input, true);
    this.#values = Object.fromEntries(rules.options.map(({ property, defaultValue }) => [property, defaultValue]));
  }

  read(): Separated {
    const words: Word[] = [];
    while (this.#next < this.#words.length) {
      const word = this.#words[this.#next++] as Word;
      // Once a text has begun, a dash in it is part of it.
      if (isEnd(word) && words.length <= this.rules.wordsBeforeText) {
        words.push(...this.#words.slice(this.#next));
        break;
      }
      if (!this.#takesOption(word, words.length >= this.rules.wordsBeforeText)) words.push(word);
    }
    return { words, values: this.#values, cuts: this.#cuts };
  }

  #takesOption(word: Word, isText: boolean): boolean {
    const typed = word.quoted ? undefined : readOptionWord(word.text);
    const option = typed && this.#find(typed, word, isText);
    if (!typed || !option) return false;
    this.#values[option.property] = option.value
      ? this.#readValue(option, option.value, typed, word)
      : this.#readSwitch(option, typed, word);
    this.#cuts.push({ start: word.start, end: (this.#words[this.#next - 1] as Word).end });
    return true;
  }

  /** In a text, what looks like an option may be just words; what nearly is one hardly is. */
  #find({ key }: OptionWord, { start }: Word, isText: boolean): CommandOption | undefined {
    const { optionsByKey, options } = this.rules;
    const option = optionsByKey.get(key);
    if (option) return option;
    const meant = key.startsWith('--') ? closest(key, optionsByKey.keys()) : undefined;
    if (isText && meant === undefined) return undefined;
    const known = options.map(({ name }) => name);
    throw this.line.unknownOption(key, start, meant, known);
  }

  #readSwitch({ keys, name }: CommandOption, { key, value }: OptionWord, { start }: Word): boolean | undefined {
    if (value !== undefined) throw this.line.switchWithValue(name, start);
    return keys.get(key);
  }

  #readValue({ name, property }: CommandOption, parameter: Parameter, typed: OptionWord, word: Word): unknown {
    const { text, start } = typed.value === undefined ? this.#valueAfter(word, name, parameter) : this.#valueIn(word);
    const value = parameter.kind.parse(text, this.ctx);
    if (value === undefined) throw this.line.misfit(name, text, start, parameter);
    return parameter.rest ? [...(this.#values[property] as unknown[]), value] : value;
  }

  #valueAfter({ end }: Word, name: string, parameter: Parameter): Pick<Word, 'text' | 'start'> {
    const next = this.#words[this.#next];
    const isValue = next && (next.quoted || !(isEnd(next) || readOptionWord(next.text)));
    if (!isValue) throw this.line.optionWithoutValue(name, end + 1, parameter);
    this.#next++;
    return next;
  }

  #valueIn({ text, start }: Word): Pick<Word, 'text' | 'start'> {
    const at = text.search(/[=＝]/) + 1;
    return { text: text.slice(at), start: start + at };
  }
}

function isEnd({ quoted, text }: Word): boolean {
  return !quoted && endsOptions(text);
}
