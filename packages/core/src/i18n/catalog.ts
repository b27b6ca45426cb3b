import { nearestLanguage } from './language.js';
import type { Message } from './message.js';

/** The messages of one plugin, in all its languages. */
export class Catalog {
  /**
   * @param languages - Messages by path, by language.
   * @param defaultLanguage - The one that has them all.
   */
  constructor(
    private readonly languages: ReadonlyMap<string, ReadonlyMap<string, Message>>,
    private readonly defaultLanguage: string,
  ) {}

  /** The message in the first of these languages that has it, or else in the default one. */
  find(path: string, wanted: readonly string[]): Message | undefined {
    for (const language of wanted) {
      const message = nearestLanguage(this.languages, language)?.get(path);
      if (message) return message;
    }
    return this.languages.get(this.defaultLanguage)?.get(path);
  }
}
