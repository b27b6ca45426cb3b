import { type Finding, ok, type ProjectCheck } from '../check.js';

const LEAST = [20, 19] as const;

/** Whether this Node can run bots. */
export const nodeVersion: ProjectCheck = {
  id: 'node',
  of: 'project',
  title: { 'zh-CN': 'Node 版本', en: 'Node version' },
  lack: { 'zh-CN': 'Node 太旧', en: 'Node is too old' },
  run: () => [judgeNode(process.versions.node)],
};

/** @param version - Such as `20.19.0`. */
export function judgeNode(version: string): Finding {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const isEnough = major > LEAST[0] || (major === LEAST[0] && minor >= LEAST[1]);
  if (isEnough) return ok(version);
  return {
    status: 'fail',
    code: version,
    text: { 'zh-CN': `${version}，需要 20.19 或更高`, en: `${version}, 20.19 or later is needed` },
    remedy: { 'zh-CN': '请安装 Node 24 LTS：https://nodejs.org', en: 'Install Node 24 LTS: https://nodejs.org' },
  };
}
