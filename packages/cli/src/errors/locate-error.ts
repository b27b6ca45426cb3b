import { readFileSync } from 'node:fs';
import { relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { QQBotError } from '@qqbotjs/core';

/** An error of the project's own code, with the place it comes from. */
export class LocatedError extends QQBotError {}

interface Place {
  file: string;
  line: number;
  column: number;
}

/** Lines shown before and after the one an error comes from. */
const AROUND = 2;

const STACK_PLACE = /(?:\(|at (?:async )?)((?:file:\/\/)?[^()\s][^()\n]*?):(\d+):(\d+)\)?$/gm;

/**
 * Adds file, line and the code around it to an error that comes from the project's own code. Errors on purpose say in
 * their own words what to do; theirs is only the code, where their cause has a place in the project.
 */
export function locateError(error: unknown): QQBotError {
  const place = placeOf(error instanceof QQBotError ? error.cause : error);
  const excerpt = place ? excerptOf(place) : '';
  if (error instanceof QQBotError) {
    if (excerpt === '') return error;
    const text = { 'zh-CN': error.in('zh-CN') + excerpt, en: error.in('en') + excerpt };
    return new LocatedError(error.code, text, { cause: error });
  }
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const text = `${place ? `${relative(process.cwd(), place.file)}:${place.line}:${place.column} ` : ''}${message}${excerpt}`;
  return new LocatedError('UNEXPECTED', { 'zh-CN': text, en: text }, { cause: error });
}

/** The first place in the stack that is in the project. */
function placeOf(error: unknown): Place | undefined {
  if (!(error instanceof Error)) return undefined;
  for (const [, where = '', line, column] of (error.stack ?? '').matchAll(STACK_PLACE)) {
    const file = where.startsWith('file:') ? fileURLToPath(where) : where;
    if (isOwn(file)) return { file, line: Number(line), column: Number(column) };
  }
  return undefined;
}

function isOwn(file: string): boolean {
  const path = relative(process.cwd(), file);
  return !path.startsWith('..') && !path.split(sep).some((part) => part === 'node_modules' || part.startsWith('.'));
}

/** The lines around a place, that one marked; nothing when the file cannot be read. */
function excerptOf({ file, line }: Place): string {
  try {
    const lines = readFileSync(file, 'utf8').split('\n');
    const first = Math.max(1, line - AROUND);
    const width = String(line + AROUND).length;
    const shown = lines.slice(first - 1, line + AROUND).map((text, index) => {
      const number = first + index;
      return `${number === line ? '>' : ' '} ${String(number).padStart(width)} | ${text}`.trimEnd();
    });
    return `\n\n${shown.join('\n')}`;
  } catch {
    return '';
  }
}
