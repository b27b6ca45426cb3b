import { relative } from 'node:path';
import { QQBotError } from '@qqbotjs/core';
import type { RolldownError } from 'rolldown';

/** Source files that cannot be turned into a program: a syntax error, an import that leads nowhere. */
export class BuildError extends QQBotError {
  /** The files that had been read, so that a watcher knows what to wait for. */
  readonly files: readonly string[];

  constructor(problems: readonly RolldownError[], files: readonly string[], options?: ErrorOptions) {
    const places = problems.map(describe).join('\n\n');
    super(
      'BUILD',
      {
        'zh-CN': `源码无法加载，请按下面的位置修改：\n\n${places}`,
        en: `The source does not load. Correct what is marked:\n\n${places}`,
      },
      options,
    );
    this.files = files;
  }
}

/** `plugins/dice.ts:3:11 Unexpected token`, and the lines around it. */
function describe({ id, loc, message, frame }: RolldownError): string {
  const [headline = ''] = message.split('\n');
  const text = headline.replace(/^\[\w+\] /, '');
  const file = loc?.file ?? id;
  // The bundler counts columns from 0, editors and terminals from 1.
  const place = file ? relative(process.cwd(), file) + (loc ? `:${loc.line}:${loc.column + 1}` : '') : '';
  return [`${place} ${text}`.trim(), frame && indent(frame)].filter(Boolean).join('\n');
}

function indent(text: string): string {
  return text.replace(/^/gm, '    ');
}
