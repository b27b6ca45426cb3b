import { PluginError } from '../errors/plugin-error.js';
import type { Localized } from '../i18n/localized.js';
import { BUTTON_KIND_LIST, type ButtonKind, buttonKind } from './button-kinds.js';

/** Words that stand in the data as they are. */
export interface LiteralSegment {
  readonly literal: string;
}

/** One value of a button. */
export interface ValueSegment {
  readonly literal?: undefined;
  readonly name: string;
  /** `int`, `text`, `up|down` …, as declared. */
  readonly kindName: string;
  readonly optional: boolean;
  readonly kind: ButtonKind;
}

/** What stands between two colons of a declaration. */
export type Segment = LiteralSegment | ValueSegment;

/** A colon that no `>` or `]` follows before the next `<` or `[`, so it is not inside of them. */
const SEPARATOR = /:(?![^<[]*[>\]])/;
const VALUE = /^(?:<(?<required>[^<>[\]]*)>|\[(?<optional>[^<>[\]]*)\])$/;
const SPEC = /^(?<name>[^\s:=.~]+)(?::(?<kind>[^\s:=.~]+))?$/;
/** `~` is how a value writes what would be mistaken for a separator. */
const LITERAL = /^[^\s:<>[\]~]+$/;

/**
 * Reads a declaration such as `vote:<poll:int>:up`.
 *
 * @throws {@link PluginError} naming the segment that cannot be read, and the remedy.
 */
export function readSegments(declaration: string): readonly Segment[] {
  const words = declaration.split(SEPARATOR);
  const segments = words.map((word) => readSegment(word, declaration));
  if (segments[0]?.literal === undefined) throw malformed(declaration, words[0] ?? '', HEAD);
  segments.forEach((segment, index) => {
    const problem = misplaced(segment, segments.slice(0, index));
    if (problem) throw malformed(declaration, words[index] as string, problem);
  });
  return segments;
}

function readSegment(word: string, declaration: string): Segment {
  const { required, optional } = VALUE.exec(word)?.groups ?? {};
  const spec = required ?? optional;
  if (spec !== undefined) return readValue(word, spec, optional !== undefined, declaration);
  if (!LITERAL.test(word)) throw malformed(declaration, word, SHAPE);
  return { literal: word };
}

function readValue(word: string, spec: string, optional: boolean, declaration: string): ValueSegment {
  const { name, kind: kindName = 'string' } = SPEC.exec(spec)?.groups ?? {};
  if (name === undefined) throw malformed(declaration, word, SHAPE);
  const kind = buttonKind(kindName);
  if (!kind) throw malformed(declaration, word, unknownKind(kindName));
  return { name, kindName, optional, kind };
}

function misplaced(segment: Segment, before: readonly Segment[]): Localized | undefined {
  if (before.some(takesRest)) return REST;
  return !isOptional(segment) && before.some(isOptional) ? ORDER : undefined;
}

function isOptional(segment: Segment): boolean {
  return segment.literal === undefined && segment.optional;
}

/** Whether it is all the rest of the data, colons included. */
export function takesRest(segment: Segment): boolean {
  return segment.literal === undefined && segment.kindName === 'text';
}

const HEAD = {
  'zh-CN': '应以固定的词开头，如 confirm:<id:int>',
  en: 'begin with a fixed word, as in confirm:<id:int>',
};
const SHAPE = {
  'zh-CN': '写成固定的词（不含空格、~、<>、[]），或 <名字:类型>、[名字:类型]',
  en: 'write a fixed word without spaces, ~, <> or [], or <name:kind>, or [name:kind]',
};
const REST = { 'zh-CN': 'text 取走其余全部内容，须放在最后', en: 'text takes all the rest, so it must come last' };
const ORDER = { 'zh-CN': '选填的值须放在最后', en: 'optional values come last' };

function unknownKind(name: string): Localized {
  return {
    'zh-CN': `没有“${name}”这个类型，可用：${BUTTON_KIND_LIST}`,
    en: `there is no kind "${name}"; use ${BUTTON_KIND_LIST}`,
  };
}

function malformed(declaration: string, word: string, remedy: Localized): PluginError {
  return new PluginError({
    'zh-CN': `按钮声明“${declaration}”中的“${word}”有误：${remedy['zh-CN']}。`,
    en: `The button "${declaration}" cannot be read at "${word}": ${remedy.en}.`,
  });
}
