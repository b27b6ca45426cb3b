import { existsSync, readFileSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ModuleLoader } from '../../loader/module-loader.js';
import { homeOf } from '../chart.js';
import { type Finding, ok, type ProjectCheck } from '../check.js';
import { refused } from '../refused.js';

const METADATA = 'design:paramtypes';

const PROBE = `import { Injectable } from '@qqbotjs/core';
class Service {}
@Injectable()
export class Probe {
  constructor(readonly service: Service) {}
}
`;

const PROBE_THAT_ANSWERS = `${PROBE}export default Reflect.getMetadata('${METADATA}', Probe)?.[0] === Service;\n`;

/** Whether source is compiled with what constructor injection needs: by this program, and by what reads the tsconfig. */
export const decorators: ProjectCheck = {
  id: 'decorators',
  of: 'project',
  title: { 'zh-CN': '装饰器元数据', en: 'Decorator metadata' },
  lack: { 'zh-CN': '没有装饰器元数据', en: 'no decorator metadata' },
  async run(chart) {
    const home = homeOf(chart);
    return [await compileHere(home), ...(await judgeTsconfig(home)), ...judgeModuleType(home)];
  },
};

/** As `qqbot dev` and `qqbot start` compile. */
async function compileHere(home: string): Promise<Finding> {
  const directory = join(home, '.qqbot', `doctor-${process.pid}`);
  const probe = join(directory, 'probe.ts');
  try {
    await mkdir(directory, { recursive: true });
    await writeFile(probe, PROBE_THAT_ANSWERS);
    return (await new ModuleLoader().load(probe)) === true ? COMPILED : NOT_COMPILED;
  } catch (error) {
    return refused(error);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

/** What the compiler, editors and test runners make of decorators. */
async function judgeTsconfig(home: string): Promise<Finding[]> {
  const tsconfig = join(home, 'tsconfig.json');
  if (!existsSync(tsconfig)) return [];
  const output = await compileAs(tsconfig).catch((error: unknown) => error as Error);
  if (output instanceof Error) return [unreadable(output)];
  // Decorators that are left as they stand are those of the standard, which have no metadata.
  if (!output.includes(METADATA)) return [WITHOUT_FLAGS];
  return [ok({ 'zh-CN': 'tsconfig.json 也会生成', en: 'tsconfig.json asks for it, too' })];
}

async function compileAs(tsconfig: string): Promise<string> {
  // Only here: it is large.
  const { rolldown } = await import('rolldown');
  const input = 'qqbot:probe.ts';
  const bundle = await rolldown({
    input,
    tsconfig,
    logLevel: 'silent',
    external: ['@qqbotjs/core'],
    plugins: [
      {
        name: input,
        resolveId: (id) => (id === input ? join(dirname(tsconfig), 'qqbot-probe.ts') : null),
        load: (id) => (id.endsWith('qqbot-probe.ts') ? PROBE : null),
      },
    ],
  });
  try {
    const { output } = await bundle.generate({ format: 'esm' });
    return output[0].code;
  } finally {
    await bundle.close();
  }
}

function judgeModuleType(home: string): Finding[] {
  const path = join(home, 'package.json');
  if (!existsSync(path)) return [NO_MANIFEST];
  const { type } = Object(JSON.parse(readFileSync(path, 'utf8'))) as { type?: string };
  return type === 'module' ? [] : [NO_MODULE];
}

const COMPILED = ok({ 'zh-CN': 'qqbot 编译时会生成', en: 'emitted when qqbot compiles' });

const NOT_COMPILED: Finding = {
  status: 'fail',
  text: { 'zh-CN': 'qqbot 编译时没有生成', en: 'not emitted when qqbot compiles' },
  remedy: {
    'zh-CN': '多半是另一份 reflect-metadata 或 @qqbotjs/core 所致；请运行 npm dedupe。',
    en: 'Another copy of reflect-metadata or @qqbotjs/core does that; run npm dedupe.',
  },
};

const WITHOUT_FLAGS: Finding = {
  status: 'warn',
  code: 'tsconfig.json',
  text: {
    'zh-CN': 'tsconfig.json 没有打开装饰器元数据；qqbot 不受影响，但 tsc、编辑器与测试会',
    en: 'tsconfig.json does not switch it on; qqbot emits it all the same, but tsc, editors and tests do not',
  },
  remedy: {
    'zh-CN': '请在 compilerOptions 中写 "experimentalDecorators": true 与 "emitDecoratorMetadata": true。',
    en: 'Write "experimentalDecorators": true and "emitDecoratorMetadata": true in its compilerOptions.',
  },
};

function unreadable({ message }: Error): Finding {
  const [first = ''] = message.split('\n').filter(Boolean);
  return {
    status: 'warn',
    code: 'tsconfig.json',
    text: { 'zh-CN': `tsconfig.json 无法读取：${first}`, en: `tsconfig.json cannot be read: ${first}` },
    remedy: { 'zh-CN': '请检查它的语法与 extends。', en: 'Check its syntax and its extends.' },
  };
}

const NO_MODULE: Finding = {
  status: 'warn',
  code: 'package.json',
  text: {
    'zh-CN': 'package.json 没有 "type": "module"；用 node 直接运行编译结果时会出错',
    en: 'package.json lacks "type": "module"; what tsc compiles does not run with node',
  },
  remedy: { 'zh-CN': '请在 package.json 中写 "type": "module"。', en: 'Write "type": "module" in package.json.' },
};

const NO_MANIFEST: Finding = {
  status: 'warn',
  code: 'package.json',
  text: { 'zh-CN': '没有 package.json', en: 'there is no package.json' },
  remedy: { 'zh-CN': '请运行 npm init -y，再安装 @qqbotjs/core。', en: 'Run npm init -y, then install @qqbotjs/core.' },
};
