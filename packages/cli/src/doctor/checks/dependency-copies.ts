import { dirname, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Localized } from '@qqbotjs/core';
import { packageOf } from '../../loader/external-packages.js';
import { homeOf } from '../chart.js';
import { type Finding, ok, type ProjectCheck } from '../check.js';
import { findPackage, type InstalledPackage, readPackage } from '../installed-package.js';

/** What must be there once: decorators write into it, and the bot reads from it. */
const SINGLE = ['@qqbotjs/core', 'tsyringe', 'reflect-metadata'] as const;

/** Whether project, plugins and this program share one copy of each package that keeps state. */
export const dependencyCopies: ProjectCheck = {
  id: 'dependency-copies',
  of: 'project',
  title: { 'zh-CN': '依赖副本', en: 'Dependency copies' },
  lack: { 'zh-CN': '依赖有多份', en: 'there are two copies of a dependency' },
  run(chart) {
    const copies = copiesReachable([homeOf(chart), packageOf(dirname(fileURLToPath(import.meta.url)))]);
    const twice = SINGLE.filter((name) => (copies.get(name)?.size ?? 0) > 1);
    if (twice.length > 0) return twice.map((name) => tooMany(name, copies.get(name) as Copies));
    return [ok(summary(copies))];
  },
};

/** By the directory of a copy: its version, and who reaches it. */
type Copies = Map<string, { version: string; users: string[] }>;

/** Follows the dependencies that lead to one of them: those of the roots, and of each package that builds on one. */
function copiesReachable(roots: readonly string[]): Map<string, Copies> {
  const found = new Map<string, Copies>(SINGLE.map((name) => [name, new Map()]));
  const seen = new Set<string>();
  const visit = (user: InstalledPackage): void => {
    if (seen.has(user.directory)) return;
    seen.add(user.directory);
    for (const name of user.dependencies) {
      const dependency = findPackage(name, user.directory);
      if (!dependency) continue;
      note(found.get(name), dependency, user);
      if (dependency.dependencies.some(isSingle)) visit(dependency);
    }
  };
  for (const root of roots) visit(asRoot(root));
  return found;
}

/** A project may import core without saying so. */
function asRoot(directory: string): InstalledPackage {
  const { name = '', version = '', dependencies = [] } = readPackage(directory) ?? {};
  return { directory, name, version, dependencies: [...new Set([...dependencies, '@qqbotjs/core'])] };
}

function isSingle(name: string): boolean {
  return (SINGLE as readonly string[]).includes(name);
}

function note(copies: Copies | undefined, { directory, version }: InstalledPackage, user: InstalledPackage): void {
  if (!copies) return;
  const copy = copies.get(directory) ?? { version, users: [] };
  copy.users.push(user.name || relative(process.cwd(), user.directory) || '.');
  copies.set(directory, copy);
}

function tooMany(name: string, copies: Copies): Finding {
  const lines = [...copies].map(([path, { version, users }]) => ({
    path: `${path} (${version})`,
    users: users.join(', '),
  }));
  const list = (by: string): string => lines.map(({ path, users }) => `\n${path} ${by} ${users}`).join('');
  return {
    status: 'fail',
    code: name,
    text: {
      'zh-CN': `有 ${copies.size} 份 ${name}：${list('←')}`,
      en: `there are ${copies.size} copies of ${name}:${list('for')}`,
    },
    remedy: name === '@qqbotjs/core' ? ONE_CORE : THROUGH_CORE,
  };
}

const ONE_CORE: Localized = {
  'zh-CN':
    '装饰器写进一份，机器人读另一份。请把 qqbot 装进项目并用 npx qqbot 运行；插件应把 @qqbotjs/core 写成 peerDependencies；然后 npm dedupe。',
  en: 'Decorators write to one and the bot reads the other. Install qqbot in the project and run npx qqbot; a plugin has @qqbotjs/core among its peerDependencies; then run npm dedupe.',
};

const THROUGH_CORE: Localized = {
  'zh-CN':
    '注入信息写进一份，机器人读另一份。请从项目与插件的依赖中去掉它，改从 @qqbotjs/core 导入（inject 等）；然后 npm dedupe。',
  en: 'What is to be injected is written to one and read from the other. Remove it from the dependencies of project and plugins and import from @qqbotjs/core instead (inject and the like); then run npm dedupe.',
};

function summary(copies: ReadonlyMap<string, Copies>): string {
  return [...copies]
    .flatMap(([name, found]) => [...found.values()].map(({ version }) => `${name} ${version}`))
    .join(', ');
}
