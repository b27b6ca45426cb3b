import type { Handler, HandlerCall } from '../dispatch/handler.js';
import { PluginError } from '../errors/plugin-error.js';
import type { ButtonPattern } from './button-pattern.js';
import { outdatedButton } from './outdated-button.js';

/** A button that can be pressed. */
export interface DeclaredButton {
  /** Reads the data of a pressed button. */
  readonly pattern: ButtonPattern;
  /** What runs, with the guards and middleware of its method around it. */
  readonly handler: Handler;
}

/**
 * The buttons of a bot by the word their data begins with: pressing one is one look-up, whatever their number.
 *
 * Those that begin alike are told apart by their fixed words and by how many values there are, the most exact first.
 */
export class ButtonRegistry {
  readonly #byHead = new Map<string, readonly DeclaredButton[]>();

  /**
   * @returns Undoes it.
   * @throws {@link PluginError} when there is one already that cannot be told from it; nothing was added then.
   */
  add(newcomer: DeclaredButton): () => void {
    const { head, shape } = newcomer.pattern;
    const holder = this.#of(head).find(({ pattern }) => pattern.shape === shape);
    if (holder) throw takenTwice(newcomer, holder);
    this.#set(head, [...this.#of(head), newcomer].sort(byRank));
    return () =>
      this.#set(
        head,
        this.#of(head).filter((other) => other !== newcomer),
      );
  }

  /** In the order they are tried; those that begin alike stand together. */
  list(): DeclaredButton[] {
    return [...this.#byHead.values()].flat();
  }

  /**
   * What the press of a button with this data calls: its handler, or, when its declaration has changed since it was sent,
   * one that says so. `undefined` for data that begins like no button declared here.
   */
  match(data: string | undefined): HandlerCall | undefined {
    if (data === undefined || this.#byHead.size === 0) return undefined;
    const colon = data.indexOf(':');
    const candidates = this.#byHead.get(colon < 0 ? data : data.slice(0, colon));
    if (!candidates) return undefined;
    for (const { pattern, handler } of candidates) {
      const values = pattern.parse(data);
      if (values) return { handler, readArgs: () => values };
    }
    return { handler: outdatedButton };
  }

  #of(head: string): readonly DeclaredButton[] {
    return this.#byHead.get(head) ?? [];
  }

  #set(head: string, buttons: readonly DeclaredButton[]): void {
    if (buttons.length > 0) this.#byHead.set(head, buttons);
    else this.#byHead.delete(head);
  }
}

function byRank(a: DeclaredButton, b: DeclaredButton): number {
  return a.pattern.rank < b.pattern.rank ? -1 : Number(a.pattern.rank > b.pattern.rank);
}

function takenTwice(newcomer: DeclaredButton, holder: DeclaredButton): PluginError {
  const [mine, theirs] = [newcomer, holder].map(ownerOf);
  return new PluginError({
    'zh-CN': `按钮“${newcomer.pattern.declaration}”（${mine}）与 ${theirs} 声明的“${holder.pattern.declaration}”无法区分；请换一个开头的词。`,
    en: `The button "${newcomer.pattern.declaration}" of ${mine} cannot be told from "${holder.pattern.declaration}" of ${theirs}; begin one of them with another word.`,
  });
}

function ownerOf({ handler: { name, plugin } }: DeclaredButton): string {
  return plugin ? `${plugin}.${name}` : name;
}
