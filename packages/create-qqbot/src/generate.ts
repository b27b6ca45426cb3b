import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Locale } from './locale.js';
import { checkName, className, pluginName } from './names.js';
import { PACKAGE_MANAGERS, type PackageManagerName } from './package-manager.js';
import { VERSION, VERSIONS } from './versions.js';

const TEMPLATES = fileURLToPath(new URL('../templates/', import.meta.url));

/** `bot`: a project of one's own. `plugin`: a package to publish. */
export type TemplateName = 'bot' | 'plugin';

/** What {@link generate} writes, and where to. */
export interface GenerateOptions {
  /** What comes of it. */
  template: TemplateName;
  /** Where to; made when it is missing. */
  folder: string;
  /** Of the package. */
  name: string;
  /** Of the README and the comments. */
  locale: Locale;
  /** Its commands stand in the README and the workflow. */
  packageManager: PackageManagerName;
}

/** Folders and files that npm would leave out of this package under their true names. */
const TRUE_NAMES: Readonly<Record<string, string>> = {
  '_plugin.plugin.ts': '{{plugin}}.plugin.ts',
  '_plugin.test.ts': '{{plugin}}.test.ts',
  _gitignore: '.gitignore',
  _dockerignore: '.dockerignore',
  _github: '.github',
  '_env.example': '.env.example',
  '_package.json': 'package.json',
  '_tsconfig.json': 'tsconfig.json',
};

/** `{{name}}`, and `__Plugin__` where the template has to stay a program that parses. */
const PLACEHOLDER = /(?:\{\{|__)([\w@:/-]+?)(?:\}\}|__)/g;
/** `README.zh-CN.md` becomes `README.md` for those who read Chinese, and is left out for the others. */
const IN_LANGUAGE = /\.(zh-CN|en)(\.\w+)$/;
/** A comment of the template in one of the languages: `// zh: …`. */
const COMMENT = /^([ \t]*(?:\/\/|#|\/?\*+)\s)(zh|en): (.*)\n/gm;

function valuesOf({ name, packageManager }: GenerateOptions): Readonly<Record<string, string>> {
  const plugin = pluginName(name);
  const dependencies = Object.entries(VERSIONS).map(([dependency, version]) => [`version:${dependency}`, version]);
  const manager = Object.entries(PACKAGE_MANAGERS[packageManager]).map(([key, value]) => [`pm:${key}`, value]);
  return {
    name,
    plugin,
    Plugin: className(plugin),
    version: `^${VERSION}`,
    ...Object.fromEntries([...dependencies, ...manager]),
  };
}

function fill(text: string, values: Readonly<Record<string, string>>, locale: Locale): string {
  const language = locale === 'en' ? 'en' : 'zh';
  return text
    .replaceAll(COMMENT, (_, start: string, of: string, rest: string) => (of === language ? `${start}${rest}\n` : ''))
    .replaceAll(PLACEHOLDER, (whole, key: string) => values[key] ?? whole);
}

/** Where a file of the template goes; `undefined` when it is for readers of the other language. */
function placeOf(path: string, locale: Locale): string | undefined {
  const parts = path.split(/[\\/]/).map((part) => TRUE_NAMES[part] ?? part);
  const whole = parts.join('/');
  const [, language] = IN_LANGUAGE.exec(whole) ?? [];
  if (language === undefined || path.startsWith('locales')) return whole;
  return language === locale ? whole.replace(IN_LANGUAGE, '$2') : undefined;
}

async function filesOf(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return files.map((entry) => relative(folder, join(entry.parentPath, entry.name))).sort();
}

/**
 * Writes a project from a template. Files that are there already are never overwritten.
 *
 * @returns The files written, relative to the folder.
 * @throws {@link NameError} for a name no package can have; an error of `node:fs` with the path otherwise.
 */
export async function generate(options: GenerateOptions): Promise<string[]> {
  checkName(options.name);
  const from = join(TEMPLATES, options.template);
  const values = valuesOf(options);
  const written: string[] = [];
  for (const path of await filesOf(from)) {
    const place = placeOf(path, options.locale);
    if (place === undefined) continue;
    const target = fill(place, values, options.locale);
    const content = fill(await readFile(join(from, path), 'utf8'), values, options.locale);
    await mkdir(dirname(join(options.folder, target)), { recursive: true });
    await writeFile(join(options.folder, target), content, { flag: 'wx' });
    written.push(target);
  }
  return written;
}
