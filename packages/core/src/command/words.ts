/** A word of a line, and where it stood: the rest of the line from there is `line.slice(start)`. */
export interface Word {
  readonly text: string;
  readonly start: number;
}

/** Opening quote → closing quote. Chinese input methods type the curved ones and the brackets. */
const QUOTES: Readonly<Record<string, string>> = { '"': '"', "'": "'", '“': '”', '‘': '’', '「': '」', '『': '』' };

/**
 * Splits a line at white space, full-width spaces included; quoted words keep their spaces and lose their quotes.
 *
 * A quote without its partner is an ordinary character, as in `it's`.
 */
export function splitWords(line: string): Word[] {
  const words: Word[] = [];
  for (let at = skipSpace(line, 0); at < line.length; at = skipSpace(line, at)) {
    const end = endOfWord(line, at);
    words.push({ text: unquote(line.slice(at, end)), start: at });
    at = end;
  }
  return words;
}

function skipSpace(line: string, from: number): number {
  let at = from;
  while (at < line.length && isSpace(line, at)) at++;
  return at;
}

function endOfWord(line: string, start: number): number {
  const closing = QUOTES[line[start] as string];
  const closed = closing ? line.indexOf(closing, start + 1) : -1;
  // Only a closing quote at the end of a word closes it.
  if (closed !== -1 && (closed + 1 === line.length || isSpace(line, closed + 1))) return closed + 1;
  let at = start;
  while (at < line.length && !isSpace(line, at)) at++;
  return at;
}

function isSpace(line: string, at: number): boolean {
  return /\s/.test(line[at] as string);
}

function unquote(word: string): string {
  const closing = QUOTES[word[0] as string];
  return closing && word.length > 1 && word.endsWith(closing) ? word.slice(1, -1) : word;
}
