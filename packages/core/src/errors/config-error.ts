import type { Localized } from '../i18n/localized.js';
import { QQBotError } from './qqbot-error.js';

/** One thing wrong with a config. */
export interface ConfigIssue {
  /** Where, such as `bots[1].intents[0]`; empty for the whole. */
  path: string;
  /** What is wrong and what to write instead. */
  text: Localized;
}

/** The configuration cannot be used. Every problem is listed, one per line, with its path and its remedy. */
export class ConfigError extends QQBotError {
  /** All there are, not the first. */
  readonly issues: readonly ConfigIssue[];
  /** The config file, where it came from one. */
  readonly filepath?: string;

  constructor(issues: readonly ConfigIssue[], options?: ErrorOptions & { filepath?: string }) {
    const where = options?.filepath;
    const lines = (locale: 'zh-CN' | 'en') =>
      issues.map(({ path, text }) => `\n  - ${path ? `${path}: ` : ''}${text[locale]}`).join('');
    super(
      'CONFIG',
      {
        'zh-CN': `配置${where ? ` ${where} ` : ''}有 ${issues.length} 处需要修改：${lines('zh-CN')}`,
        en: `The configuration${where ? ` ${where}` : ''} has ${issues.length} ${issues.length === 1 ? 'problem' : 'problems'}:${lines('en')}`,
      },
      options,
    );
    this.issues = issues;
    this.filepath = where;
  }
}
