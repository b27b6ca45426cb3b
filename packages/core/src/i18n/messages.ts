import type { ParametersOf } from './message-parameters.js';

/** Messages by key, in ICU MessageFormat; nested objects give keys with dots. */
export interface Messages {
  readonly [key: string]: string | Messages;
}

/**
 * Where a plugin's messages are: the folder of `<language>.json` files, or the messages themselves by language.
 *
 * @example `new URL('../locales/', import.meta.url)`
 */
export type PluginLocales = URL | Readonly<Record<string, Messages>>;

/**
 * The messages of plugins, by the plugin's name, so that the compiler knows their keys. Plugins add theirs:
 *
 * ```ts
 * declare module '@qqbotjs/core' {
 *   interface PluginMessages {
 *     dice: typeof import('../locales/zh-CN.json');
 *   }
 * }
 * ```
 */
// oxlint-disable-next-line typescript/no-empty-object-type typescript/no-empty-interface -- filled by plugins
export interface PluginMessages {}

/** What can stand in place of a placeholder. */
export type MessageValue = string | number | boolean | bigint | Date | null | undefined;

/** Values by the name of their placeholder. */
export type MessageParameters = Readonly<Record<string, MessageValue>>;

/** The key itself; or, where its plugin has declared its messages and this is none of them, those there are. */
export type MessageKey<Key extends string> = Key extends `${DeclaredPlugin}.${string}`
  ? {
      [Name in DeclaredPlugin]: Key extends `${Name}.${string}` ? `${Name}.${PathsIn<PluginMessages[Name]>}` : never;
    }[DeclaredPlugin]
  : Key;

/**
 * What follows the key: nothing, where the message is known to have no placeholders; its placeholders, where they are
 * known; otherwise any.
 */
export type MessageArguments<Key extends string> = [DeclaredPlugin] extends [never]
  ? [parameters?: MessageParameters]
  : ArgumentsFor<TextOf<Key>>;

type DeclaredPlugin = Extract<keyof PluginMessages, string>;

/** JSON that could not be read, as where a project does not take it, is `any`; then any key will do. */
type IsAny<T> = 0 extends 1 & T ? true : false;

type PathsIn<Tree> =
  IsAny<Tree> extends true
    ? string
    : {
        [Key in keyof Tree & string]: Tree[Key] extends string ? Key : `${Key}.${PathsIn<Tree[Key]>}`;
      }[keyof Tree & string];

/** The text of a declared key; `never` for others. */
type TextOf<Key extends string> = {
  [Name in DeclaredPlugin]: Key extends `${Name}.${infer Path}` ? TextAt<PluginMessages[Name], Path> : never;
}[DeclaredPlugin];

type TextAt<Tree, Path extends string> =
  IsAny<Tree> extends true
    ? string
    : {
        [Key in keyof Tree & string]: Path extends Key
          ? Extract<Tree[Key], string>
          : Path extends `${Key}.${infer Rest}`
            ? TextAt<Tree[Key], Rest>
            : never;
      }[keyof Tree & string];

type ArgumentsFor<Text extends string> = [Text] extends [never]
  ? [parameters?: MessageParameters]
  : string extends Text
    ? [parameters?: MessageParameters]
    : Needed<ParametersOf<Text>>;

type Needed<Parameters> = keyof Parameters extends never ? [parameters?: undefined] : [parameters: Parameters];
