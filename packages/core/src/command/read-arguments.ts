import type { MessageContext } from '../context/message-context.js';
import type { Attachment } from '../message/incoming/attachment.js';
import { absentValue, isImage, isText, type Parameter, takesAllTheRest } from './parameter.js';
import type { Separated } from './separate-options.js';
import type { TypedLine } from './typed-line.js';
import type { Word } from './words.js';

/** What arguments are read from. */
export interface ArgumentSource {
  readonly line: TypedLine;
  readonly typed: Separated;
  /** The pictures there are; `any` where it cannot be known. */
  readonly pictures: () => readonly Attachment[] | 'any';
  readonly ctx?: MessageContext;
}

/** One value per parameter. */
export function readArguments(parameters: readonly Parameter[], source: ArgumentSource): unknown[] {
  const { line, typed } = source;
  const words = [...typed.words];
  const pictures = parameters.some(isImage) ? source.pictures() : [];
  const left = pictures === 'any' ? pictures : [...pictures];
  const values = parameters.map((parameter) =>
    isImage(parameter) ? takePicture(parameter, left, line) : takeWords(parameter, words, source),
  );
  const [extra] = words;
  if (extra) throw line.tooMuch(line.input.slice(extra.start).trimEnd(), extra.start);
  return values;
}

function takeWords(parameter: Parameter, words: Word[], { line, typed, ctx }: ArgumentSource): unknown {
  const [first] = words;
  if (!first && !parameter.optional) throw line.missing(parameter.name, parameter);
  if (!first) return absentValue(parameter);
  const taken = words.splice(0, takesAllTheRest(parameter) ? words.length : 1);
  if (isText(parameter)) return textFrom(first.start, line.input, typed.cuts);
  const values = taken.map((word) => readWord(parameter, word, line, ctx));
  return parameter.rest ? values : values[0];
}

function readWord(parameter: Parameter, { text, start }: Word, line: TypedLine, ctx?: MessageContext): unknown {
  const value = parameter.kind.parse(text, ctx);
  if (value === undefined) throw line.misfit(parameter.name, text, start, parameter);
  return value;
}

/** The rest of the line as it was typed, without the options in it and the space before each. */
function textFrom(start: number, input: string, cuts: Separated['cuts']): string {
  let text = '';
  let from = start;
  for (const cut of cuts) {
    if (cut.start < start) continue;
    text += input.slice(from, cut.start).trimEnd();
    from = cut.end;
  }
  return (text + input.slice(from)).trimEnd();
}

function takePicture(parameter: Parameter, pictures: Attachment[] | 'any', line: TypedLine): unknown {
  const { rest, optional, name } = parameter;
  if (pictures === 'any') return absentValue(parameter);
  if (pictures.length === 0 && !optional) throw line.missingPicture(name);
  return rest ? pictures.splice(0) : pictures.shift();
}
