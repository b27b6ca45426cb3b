import { type Localized, localize } from '@qqbotjs/core';
import { maskSecrets } from '../dev/mask-secrets.js';
import type { Chart, Patient } from './chart.js';
import { type Check, type Finding, skip, type Status, worstOf } from './check.js';
import { CHECKS } from './checks.js';
import { refused } from './refused.js';

const TIMEOUT_MS = 15_000;

/** What a check found, in the language of the process. */
export interface Result {
  readonly id: string;
  readonly title: string;
  /** Which bot; absent where it is about the project. */
  readonly bot?: string;
  /** The worst of its findings. */
  readonly status: Status;
  readonly findings: readonly { status: Status; text: string; remedy?: string; code?: string | number }[];
  readonly ms: number;
}

export interface Watcher {
  /** A check begins. */
  begin(title: string): void;
  /** And is done. */
  end(result: Result): void;
}

/** Makes every check, one after the other: what one finds out others use. */
export async function examine(chart: Chart, watcher: Watcher): Promise<Result[]> {
  const results: Result[] = [];
  for (const check of CHECKS) {
    for (const patient of patientsOf(check, chart)) {
      watcher.begin(localize(check.title));
      const result = await make(check, patient, chart, results);
      results.push(result);
      watcher.end(result);
    }
  }
  return results;
}

/** Without bots, a check of bots is told once, as skipped. */
function patientsOf({ of }: Check, { bots }: Chart): readonly (Patient | undefined)[] {
  return of === 'bot' && bots.length > 0 ? bots : [undefined];
}

async function make(
  check: Check,
  patient: Patient | undefined,
  chart: Chart,
  results: readonly Result[],
): Promise<Result> {
  const started = performance.now();
  const obstacle = obstacleOf(check, patient, chart, results);
  const findings = obstacle ? [obstacle] : await within(check, patient, chart);
  return {
    id: check.id,
    title: localize(check.title),
    bot: patient?.name,
    status: worstOf(findings),
    findings: findings.map((finding) => toText(finding, chart)),
    ms: Math.round(performance.now() - started),
  };
}

/** Why a check cannot be made. */
function obstacleOf(
  check: Check,
  patient: Patient | undefined,
  chart: Chart,
  results: readonly Result[],
): Finding | undefined {
  if (check.isOnline && chart.options.offline) return blocked({ 'zh-CN': '--offline', en: '--offline' });
  const missing = check.needs?.find((id) => results.some((result) => isObstacle(result, id, patient)));
  return missing === undefined ? undefined : blocked(lackOf(missing));
}

function isObstacle({ id, bot, status, findings }: Result, needed: string, patient?: Patient): boolean {
  const isOurs = bot === undefined || bot === patient?.name;
  // One that was skipped for want of a matter, such as a webhook, is no obstacle; for want of another check, it is.
  return id === needed && isOurs && (status === 'fail' || findings.some(({ code }) => code === BLOCKED));
}

const BLOCKED = 'blocked';

function blocked(text: Localized): Finding {
  return { ...skip(text), code: BLOCKED };
}

function lackOf(id: string): Localized {
  return (CHECKS.find((check) => check.id === id) as Check).lack;
}

/** A check that takes too long has failed; the others go on. */
async function within(check: Check, patient: Patient | undefined, chart: Chart): Promise<readonly Finding[]> {
  const { timeoutMs = TIMEOUT_MS } = check;
  const controller = new AbortController();
  // One that keeps the process alive: a check may wait for nothing at all.
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Finding[]>((resolve) => {
    timer = setTimeout(() => {
      controller.abort();
      resolve([tooSlow(timeoutMs)]);
    }, timeoutMs);
  });
  try {
    return await Promise.race([run(check, patient, chart, controller.signal), late]);
  } catch (error) {
    return [controller.signal.aborted ? tooSlow(timeoutMs) : refused(error)];
  } finally {
    clearTimeout(timer);
  }
}

async function run(check: Check, patient: Patient | undefined, chart: Chart, signal: AbortSignal): Promise<Finding[]> {
  if (check.of === 'project') return check.run(chart, signal);
  return patient ? check.run(patient, chart, signal) : [];
}

function tooSlow(timeoutMs: number): Finding {
  const seconds = timeoutMs / 1000;
  return {
    status: 'fail',
    code: 'timeout',
    text: { 'zh-CN': `${seconds} 秒内没有结果`, en: `no result within ${seconds} s` },
    remedy: {
      'zh-CN': '请检查网络与代理；若是插件，请看 onLoad 在等什么。',
      en: 'Check the network and proxies; where it is a plugin, see what its onLoad waits for.',
    },
  };
}

function toText({ status, text, remedy, code }: Finding, chart: Chart): Result['findings'][number] {
  const clean = (written: Finding['text']): string => withoutSecrets(localize(written), chart);
  return { status, text: clean(text), remedy: remedy && clean(remedy), code };
}

function withoutSecrets(text: string, { secrets }: Chart): string {
  return maskSecrets([...secrets].reduce((masked, secret) => masked.replaceAll(secret, '***'), text));
}
