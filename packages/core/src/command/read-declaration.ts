import { ARGUMENT_KINDS, type ArgumentKinds } from './argument-kinds.js';
import { IMAGE, IMAGE_KIND } from './image-kind.js';
import {
  BUILT_IN,
  DEFAULT_MISFIT,
  type Fail,
  malformed,
  MUST_BE_LAST,
  REQUIRED_FIRST,
  TWICE,
  WRITE_ARGUMENT,
} from './malformed.js';
import { type CommandOption, isImage, type Parameter, takesAllTheRest } from './parameter.js';
import { readOptions } from './read-options.js';
import { readSpec } from './read-spec.js';

/** What a declaration says. */
export interface Declaration {
  readonly name: string;
  readonly parameters: readonly Parameter[];
  readonly options: readonly CommandOption[];
}

const PARAMETER = /^(?:<(?<required>.+)>|\[(?<optional>.+)\])$/;

const KINDS: ArgumentKinds = { ...ARGUMENT_KINDS, [IMAGE]: IMAGE_KIND };

/**
 * Reads `name [more words] <argument> [argument] -x, --option <value> --switch --no-switch`.
 *
 * `command-types.ts` reads the same at compile time.
 *
 * @throws {@link PluginError} saying where it cannot be read, and what to write.
 */
export function readDeclaration(declaration: string, ownKinds: ArgumentKinds = {}): Declaration {
  const fail: Fail = (word, remedy) => malformed(declaration, word, remedy);
  const kinds = allKinds(ownKinds, fail);
  const words = declaration.trim().split(/\s+/);
  const nameEnd = indexOr(words, (word) => /^[<[-]/.test(word));
  const optionsStart = indexOr(words, (word, index) => index >= nameEnd && word.startsWith('-'));
  const parameters = words.slice(nameEnd, optionsStart).map((word) => readParameter(word, kinds, fail));
  checkParameters(parameters, fail);
  return {
    name: checkName(words.slice(0, nameEnd), words[nameEnd], fail),
    parameters,
    options: readOptions(words.slice(optionsStart), kinds, fail),
  };
}

function indexOr(words: readonly string[], test: (word: string, index: number) => boolean): number {
  const index = words.findIndex(test);
  return index < 0 ? words.length : index;
}

function allKinds(ownKinds: ArgumentKinds, fail: Fail): ArgumentKinds {
  for (const name of Object.keys(ownKinds)) if (Object.hasOwn(KINDS, name)) throw fail(name, BUILT_IN);
  return { ...KINDS, ...ownKinds };
}

function checkName(words: readonly string[], next: string | undefined, fail: Fail): string {
  const [first = ''] = words;
  if (first === '') throw fail(next ?? '', { 'zh-CN': '应以命令名开头', en: 'begin with the name of the command' });
  if (/^[/／]/.test(first))
    throw fail(first, {
      'zh-CN': `不要写前缀，写“${first.slice(1)}”即可`,
      en: `leave the prefix out: "${first.slice(1)}"`,
    });
  return words.join(' ');
}

function readParameter(word: string, kinds: ArgumentKinds, fail: Fail): Parameter {
  const { required, optional } = PARAMETER.exec(word)?.groups ?? {};
  const parameter = readSpec(required ?? optional ?? '', { word, remedy: WRITE_ARGUMENT, kinds, fail });
  if (parameter.defaultValue !== undefined && required !== undefined) throw fail(word, DEFAULT_MISFIT);
  return { ...parameter, optional: optional !== undefined };
}

/** A picture takes no word, so it may be required or not wherever it stands. */
function checkParameters(parameters: readonly Parameter[], fail: Fail): void {
  let isAfterOptional = false;
  for (const [index, parameter] of parameters.entries()) {
    const { name, optional } = parameter;
    if (parameters.findIndex((other) => other.name === name) < index) throw fail(name, TWICE);
    if (takesAllTheRest(parameter) && index < parameters.length - 1) throw fail(name, MUST_BE_LAST);
    if (isImage(parameter)) continue;
    if (!optional && isAfterOptional) throw fail(name, REQUIRED_FIRST);
    isAfterOptional ||= optional;
  }
}
