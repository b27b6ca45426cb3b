import { CommandInputError } from '../errors/command-input-error.js';
import { PluginError } from '../errors/plugin-error.js';
import type { Localized } from '../i18n/localized.js';
import { ARGUMENT_KINDS, type ArgumentKind, choiceKind } from './argument-kinds.js';
import { splitWords, type Word } from './words.js';

/** One argument of a command. */
export interface Parameter {
  readonly name: string;
  /** `int`, `text`, `red|green` …, as declared. */
  readonly kindName: string;
  readonly optional: boolean;
  /** Takes all remaining words, as an array. */
  readonly rest: boolean;
  /** As declared after `=`, already of its kind. */
  readonly defaultValue?: unknown;
  readonly kind: ArgumentKind<unknown>;
}

/** `<name:kind>` or `[name:kind=default]`; kind and default may be missing, `...` after the name takes all that follows. */
const PARAMETER = /^(?:<(?<required>.+)>|\[(?<optional>.+)\])$/;
const SPEC = /^(?<name>[^\s:=.<>[\]]+)(?<rest>\.\.\.)?(?::(?<kind>[^=]+))?(?:=(?<fallback>.*))?$/;

/**
 * The declaration of a command: `roll <sides:int> [times:int=1]`.
 *
 * Read once when the command is declared; parses what people type after it.
 */
export class Signature {
  readonly name: string;
  readonly parameters: readonly Parameter[];

  /** @throws {@link PluginError} when the declaration cannot be read. */
  constructor(readonly declaration: string) {
    const [name, ...words] = declaration.trim().split(/\s+/);
    this.name = checkName(name ?? '', declaration);
    this.parameters = words.map((word) => readParameter(word, declaration));
    checkOrder(this.parameters, declaration);
  }

  /** What a person has to type, with the prefix of the bot. */
  usage(prefix: string): string {
    return prefix + this.declaration.trim();
  }

  /**
   * Reads what stands after the command's name.
   *
   * @returns One value per parameter; `undefined` for an optional one that is missing and has no default.
   * @throws {@link CommandInputError} saying what is wrong, with the usage line.
   */
  parse(input: string, prefix = '/'): unknown[] {
    const usage = (): string => this.usage(prefix);
    const words = splitWords(input);
    const values = this.parameters.map((parameter, index) => read(parameter, words.slice(index), input, usage));
    const takesAll = this.parameters.some(({ rest, kindName }) => rest || kindName === 'text');
    if (!takesAll && words.length > this.parameters.length) throw tooMany(words.slice(this.parameters.length), usage);
    return values;
  }
}

/** Worked out when something is wrong. */
type Usage = () => string;

function read(parameter: Parameter, words: readonly Word[], input: string, usage: Usage): unknown {
  const [word] = words;
  if (!word) {
    if (parameter.rest && parameter.optional) return [];
    if (parameter.optional) return parameter.defaultValue;
    throw missing(parameter, usage);
  }
  if (parameter.rest) return words.map(({ text }) => readWord(parameter, text, usage));
  if (parameter.kindName === 'text') return input.slice(word.start).trimEnd();
  return readWord(parameter, word.text, usage);
}

function readWord(parameter: Parameter, text: string, usage: Usage): unknown {
  const value = parameter.kind.parse(text);
  if (value === undefined) throw misfit(parameter, text, usage);
  return value;
}

function missing({ name, kind: { hint } }: Parameter, usage: Usage): CommandInputError {
  return new CommandInputError(
    { 'zh-CN': `缺少参数“${name}”，需要${hint['zh-CN']}。`, en: `"${name}" is missing: it takes ${hint.en}.` },
    usage(),
  );
}

function misfit({ name, kind: { hint } }: Parameter, text: string, usage: Usage): CommandInputError {
  return new CommandInputError(
    {
      'zh-CN': `参数“${name}”需要${hint['zh-CN']}，而不是“${text}”。`,
      en: `"${name}" takes ${hint.en}, not "${text}".`,
    },
    usage(),
  );
}

function tooMany(words: readonly Word[], usage: Usage): CommandInputError {
  const extra = words.map(({ text }) => text).join(' ');
  return new CommandInputError({ 'zh-CN': `多出了“${extra}”。`, en: `"${extra}" is too much.` }, usage());
}

function readParameter(word: string, declaration: string): Parameter {
  const { required, optional } = PARAMETER.exec(word)?.groups ?? {};
  const groups = SPEC.exec(required ?? optional ?? '')?.groups;
  if (!groups?.name)
    throw malformed(declaration, word, {
      'zh-CN': '应写成 <名字:类型> 或 [名字:类型=默认值]',
      en: 'write <name:kind> or [name:kind=default]',
    });
  const { name, rest, kind: kindName = 'string', fallback } = groups;
  const kind = kindOf(kindName);
  if (!kind)
    throw malformed(declaration, word, {
      'zh-CN': `没有“${kindName}”这个类型，可用：${KIND_NAMES}`,
      en: `there is no kind "${kindName}"; use ${KIND_NAMES}`,
    });
  const defaultValue = fallback === undefined ? undefined : kind.parse(fallback);
  if (fallback !== undefined && (defaultValue === undefined || required !== undefined))
    throw malformed(declaration, word, {
      'zh-CN': `默认值须合乎类型，并写在 [] 里`,
      en: 'a default must fit its kind and stand in []',
    });
  return { name, kindName, optional: optional !== undefined, rest: rest !== undefined, defaultValue, kind };
}

const KIND_NAMES = `${Object.keys(ARGUMENT_KINDS).join(', ')}, a|b|c`;

function kindOf(name: string): ArgumentKind<unknown> | undefined {
  if (name.includes('|')) return choiceKind(name.split('|'));
  return Object.hasOwn(ARGUMENT_KINDS, name) ? ARGUMENT_KINDS[name as keyof typeof ARGUMENT_KINDS] : undefined;
}

function checkName(name: string, declaration: string): string {
  if (name === '' || /^[<[]/.test(name))
    throw malformed(declaration, name, { 'zh-CN': '应以命令名开头', en: 'begin with the name of the command' });
  if (/^[/／]/.test(name))
    throw malformed(declaration, name, {
      'zh-CN': `不要写前缀，写“${name.slice(1)}”即可`,
      en: `leave the prefix out: "${name.slice(1)}"`,
    });
  return name;
}

function checkOrder(parameters: readonly Parameter[], declaration: string): void {
  parameters.forEach((parameter, index) => {
    const word = parameter.name;
    const last = index === parameters.length - 1;
    if (!last && (parameter.rest || parameter.kindName === 'text'))
      throw malformed(declaration, word, {
        'zh-CN': '取走其余全部内容的参数须放在最后',
        en: 'what takes all the rest must come last',
      });
    if (!parameter.optional && parameters[index - 1]?.optional)
      throw malformed(declaration, word, {
        'zh-CN': '必填参数须放在选填参数之前',
        en: 'required arguments come before optional ones',
      });
  });
}

function malformed(declaration: string, word: string, remedy: Localized): PluginError {
  return new PluginError({
    'zh-CN': `命令声明“${declaration}”中的“${word}”有误：${remedy['zh-CN']}。`,
    en: `The command "${declaration}" cannot be read at "${word}": ${remedy.en}.`,
  });
}
