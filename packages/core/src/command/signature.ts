import type { MessageContext } from '../context/message-context.js';
import { PluginError } from '../errors/plugin-error.js';
import type { Attachment } from '../message/incoming/attachment.js';
import type { ArgumentKinds } from './argument-kinds.js';
import { formatLine } from './format-line.js';
import { picturesOf } from './image-kind.js';
import { type CommandOption, isImage, isText, type Parameter } from './parameter.js';
import { readArguments } from './read-arguments.js';
import { readDeclaration } from './read-declaration.js';
import { type OptionRules, separateOptions } from './separate-options.js';
import { TypedLine } from './typed-line.js';

/** Where a line comes from that {@link Signature.parse} reads. */
export interface ParseOptions {
  /** The prefix people see, for the usage line. @defaultValue `/` */
  prefix?: string;
  /** Prefix and name as they were typed, for the line with the caret. @defaultValue prefix and name */
  head?: string;
  /** The message, which kinds may look at and pictures are taken from. */
  ctx?: MessageContext;
  /** The pictures there are; `any` leaves picture arguments unread. @defaultValue those of `ctx` */
  pictures?: readonly Attachment[] | 'any';
}

/**
 * The declaration of a command: `roll <sides:int> [times:int=1] --secret`.
 *
 * Read once when the command is declared; parses what people type after it.
 */
export class Signature implements OptionRules {
  /** One word or several. */
  readonly name: string;
  /** In the order they are typed. */
  readonly parameters: readonly Parameter[];
  /** In the order of the declaration. */
  readonly options: readonly CommandOption[];
  /** @internal */
  readonly optionsByKey: ReadonlyMap<string, CommandOption>;
  /** @internal */
  readonly wordsBeforeText: number;

  /** @throws {@link PluginError} when the declaration cannot be read. */
  constructor(
    /** As it was written. */
    readonly declaration: string,
    kinds: ArgumentKinds = {},
  ) {
    const { name, parameters, options } = readDeclaration(declaration, kinds);
    this.name = name;
    this.parameters = parameters;
    this.options = options;
    this.optionsByKey = new Map(options.flatMap((option) => [...option.keys.keys()].map((key) => [key, option])));
    const words = parameters.filter((parameter) => !isImage(parameter));
    this.wordsBeforeText = words.some(isText) ? words.length - 1 : Number.POSITIVE_INFINITY;
  }

  /** What a person has to type. */
  usage(prefix: string): string {
    return prefix + this.declaration.trim().replace(/\s+/g, ' ');
  }

  /**
   * Reads what stands after the command's name.
   *
   * @returns One value per parameter, `undefined` for an optional one that is missing and has no default; where options are
   * declared, an object of them at the end.
   * @throws {@link CommandInputError} saying what is wrong, with the place and the usage line.
   */
  parse(input: string, { prefix = '/', head = prefix + this.name, ctx, pictures }: ParseOptions = {}): unknown[] {
    const line = new TypedLine(head, input, () => this.usage(prefix));
    const typed = separateOptions(line, this, ctx);
    const found = (): readonly Attachment[] | 'any' => pictures ?? (ctx ? picturesOf(ctx) : []);
    const values = readArguments(this.parameters, { line, typed, ctx, pictures: found });
    return this.options.length > 0 ? [...values, typed.values] : values;
  }

  /**
   * Writes a line that calls the command with these values: what {@link parse} gives, in its order. Pictures are left out, and
   * what is `undefined` becomes its default.
   *
   * @throws {@link PluginError} when no line means these values.
   */
  format(values: readonly unknown[], prefix = '/'): string {
    const line = formatLine(this, values);
    if (line === undefined) throw cannotBeTyped(this, prefix);
    return prefix + this.name + line;
  }
}

function cannotBeTyped(signature: Signature, prefix: string): PluginError {
  const usage = signature.usage(prefix);
  return new PluginError({
    'zh-CN': `这些值无法写成一行“${usage}”；请核对个数与类型。文字首尾不能有空格，且不能为空。`,
    en: `No line of "${usage}" means these values; check their number and kinds. A text has no space around it, and is not empty.`,
  });
}
