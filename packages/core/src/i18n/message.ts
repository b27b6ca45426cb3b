import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';
import { IntlMessageFormat } from 'intl-messageformat';
import type { MessageParameters } from './messages.js';

/** One message in one language, parsed when it is made. */
export class Message {
  /** Names of its placeholders. */
  readonly placeholders: ReadonlySet<string>;
  readonly #elements: readonly MessageFormatElement[];
  #format?: IntlMessageFormat;

  /** @throws SyntaxError when it is no ICU message; `location` says where. */
  constructor(
    readonly text: string,
    private readonly language: string,
  ) {
    // What looks like a tag is text: the platform's mentions are written with angle brackets.
    this.#elements = parse(text, { ignoreTag: true });
    this.placeholders = new Set(placeholdersIn(this.#elements));
  }

  /** @throws Error when a placeholder has no value, or one that is not of its kind. */
  format(parameters: MessageParameters | undefined): string {
    // Most have nothing to fill in, and what formats them is costly to make.
    if (this.#elements.length === 0) return '';
    const [first] = this.#elements;
    if (this.#elements.length === 1 && first?.type === TYPE.literal) return first.value;
    this.#format ??= new IntlMessageFormat([...this.#elements], this.language);
    return String(this.#format.format(parameters));
  }
}

function* placeholdersIn(elements: readonly MessageFormatElement[]): Generator<string> {
  for (const element of elements) {
    if (element.type === TYPE.literal || element.type === TYPE.pound) continue;
    yield element.value;
    if (!('options' in element)) continue;
    for (const { value } of Object.values(element.options)) yield* placeholdersIn(value);
  }
}
