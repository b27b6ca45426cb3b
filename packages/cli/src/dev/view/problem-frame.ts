import { stripVTControlCharacters } from 'node:util';
import type { Colors } from 'picocolors/types.js';
import { withoutControls } from './without-controls.js';

const PLACE = /[^\s:()]+\.[cm]?[jt]sx?:\d+(?::\d+)?|[^\s:()]+\.(?:json|ya?ml)(?::\d+(?::\d+)?)?/;

/** An error in a frame, with the first place it names in the title. */
export function renderProblem(text: string, colors: Colors): string {
  const clean = withoutControls(stripVTControlCharacters(text)).trimEnd();
  const place = PLACE.exec(clean)?.[0];
  const body = clean
    .split('\n')
    .map((line) => `${colors.red('│')} ${isMarked(line) ? colors.bold(line) : line}`.trimEnd());
  const title = place ? `╭─ ${colors.bold(place)}` : '╭─';
  return [colors.red(title), ...body, colors.red('╰─')].join('\n');
}

/** The line an excerpt of source points at. */
function isMarked(line: string): boolean {
  return /^> +\d+ \|/.test(line);
}
