import type { Logger } from '../logging/logger.js';
import type { Catalog } from './catalog.js';
import type { MessageParameters } from './messages.js';

/** Keys that were warned of and are remembered: who makes keys up from what people type must not fill the memory. */
const MAX_WARNINGS = 1000;

/** Says the messages of plugins in the language that is wanted, or the nearest there is. */
export class Translator {
  readonly #catalogs = new Map<string, Catalog>();
  readonly #warned = new Set<string>();

  constructor(
    /** The language of the config. */
    private readonly language: string,
    private readonly log: Logger,
  ) {}

  /** Adds the messages of a plugin. @returns Removes them. */
  add(plugin: string, catalog: Catalog): () => void {
    this.#catalogs.set(plugin, catalog);
    return () => {
      this.#catalogs.delete(plugin);
      // When it comes back, what it lacks then is news.
      this.#warned.clear();
    };
  }

  /** Names of the plugins that have messages. */
  get plugins(): string[] {
    return [...this.#catalogs.keys()];
  }

  /**
   * Never throws, so that a mistake in a text does not cost a person the answer: the log says what is wrong, once.
   *
   * @returns The key itself, when there is no such message; the message as it is written, when it cannot be filled in.
   */
  translate(key: string, parameters: MessageParameters | undefined, language = this.language): string {
    const message = this.#find(key, [language, this.language]);
    if (!message) {
      this.#warnOnce(
        key,
        `no message "${key}": check the key, and that the plugin is loaded and has it in its locales`,
      );
      return key;
    }
    try {
      return message.format(parameters);
    } catch (error) {
      this.#warnOnce(key, `the message "${key}" cannot be filled in: ${(error as Error).message}`);
      return message.text;
    }
  }

  /** A name may have dots of its own, so each of them may be where the path begins. */
  #find(key: string, languages: readonly string[]) {
    for (let dot = key.indexOf('.'); dot !== -1; dot = key.indexOf('.', dot + 1)) {
      const message = this.#catalogs.get(key.slice(0, dot))?.find(key.slice(dot + 1), languages);
      if (message) return message;
    }
    return undefined;
  }

  #warnOnce(key: string, text: string): void {
    if (this.#warned.has(key) || this.#warned.size >= MAX_WARNINGS) return;
    this.#warned.add(key);
    this.log.warn({ key }, text);
  }
}
