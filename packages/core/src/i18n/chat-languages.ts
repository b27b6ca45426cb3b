import type { Conversation } from '../context/conversation.js';
import type { Logger } from '../logging/logger.js';
import { toLanguage } from './language.js';
import { type Locale, toLocale } from './localized.js';

/** Where the choices are kept. */
export interface ChoiceStorage {
  get(key: string): Promise<unknown>;
  /** Changes a value; nothing else changes it meanwhile. `undefined` removes it. */
  update(key: string, change: (old: unknown) => unknown): Promise<unknown>;
}

export interface ChatLanguagesParts {
  /** The language of chats that have chosen none. */
  locale: Locale;
  storage: ChoiceStorage;
  log: Logger;
}

interface Choice {
  readonly language: string;
  /** The one of core's own languages that comes next to it. */
  readonly locale: Locale;
}

type Kept = Readonly<Record<string, string>>;

/** All choices under one key: they are few and small, and everything asks for them without waiting. */
const KEY = 'languages';

/** Which language each chat has chosen. Kept across restarts; chats that chose none speak the language of the config. */
export class ChatLanguages {
  readonly #parts: ChatLanguagesParts;
  readonly #byDefault: Choice;
  readonly #chosen = new Map<string, Choice>();

  constructor(parts: ChatLanguagesParts) {
    this.#parts = parts;
    this.#byDefault = choiceOf(parts.locale);
  }

  /** Reads what was chosen before. A bot that cannot still answers, in the language of its config. */
  async load(): Promise<void> {
    const { storage, log } = this.#parts;
    try {
      const kept = ((await storage.get(KEY)) ?? {}) as Kept;
      for (const [chat, language] of Object.entries(kept)) this.#chosen.set(chat, choiceOf(language));
    } catch (error) {
      log.error(
        { err: error },
        'the languages chats have chosen cannot be read; all are spoken to in that of the config',
      );
    }
  }

  /** The language of a conversation, such as `ja`; without one, that of the config. */
  of(conversation?: Conversation): string {
    return this.#choice(conversation).language;
  }

  /** The one of core's own languages a conversation is spoken to in. */
  localeOf(conversation?: Conversation): Locale {
    return this.#choice(conversation).locale;
  }

  /**
   * Chooses the language of a conversation, from now on and across restarts.
   *
   * @param language - A tag such as `en`, `zh-CN` or `ja`; `undefined` goes back to the language of the config.
   * @throws {@link PluginError} when it is no language tag.
   */
  async set(conversation: Conversation, language: string | undefined): Promise<void> {
    const chat = keyOf(conversation);
    const choice = language === undefined ? undefined : choiceOf(toLanguage(language));
    await this.#parts.storage.update(KEY, (old) => withChoice((old ?? {}) as Kept, chat, choice?.language));
    if (choice) this.#chosen.set(chat, choice);
    else this.#chosen.delete(chat);
  }

  #choice(conversation: Conversation | undefined): Choice {
    // Most bots have no such chat: then there is nothing to look up.
    if (this.#chosen.size === 0 || !conversation) return this.#byDefault;
    return this.#chosen.get(keyOf(conversation)) ?? this.#byDefault;
  }
}

function choiceOf(language: string): Choice {
  return { language, locale: toLocale(language) };
}

function keyOf({ scene, id }: Conversation): string {
  return `${scene}:${id}`;
}

/** @returns `undefined` when no chat is left. */
function withChoice(kept: Kept, chat: string, language: string | undefined): Kept | undefined {
  const { [chat]: _, ...others } = kept;
  if (language !== undefined) return { ...others, [chat]: language };
  return Object.keys(others).length > 0 ? others : undefined;
}
