import { ExitCode } from '../exit-code.js';
import { type Outcome, type Saying, sayOn } from '../say/control.js';
import { lineOf } from '../say/line-of.js';
import type { Terminal } from '../terminal/terminal.js';

export interface SayOptions extends Saying {
  /** Where the emulator is. */
  url: string;
  json: boolean;
}

/** `qqbot say`: says something on a running emulator and prints the answers, one in a line. */
export async function say({ url, json, ...saying }: SayOptions, terminal: Terminal): Promise<ExitCode> {
  const outcome = await sayOn(url, saying);
  const lines = json ? [JSON.stringify(outcome)] : outcome.replies.map(lineOf);
  for (const line of lines) process.stdout.write(`${line}\n`);
  if (outcome.replies.length > 0 || saying.waitMs === 0) return ExitCode.Stopped;
  complain(outcome, saying.waitMs, terminal);
  return ExitCode.Unanswered;
}

function complain({ isHeard, remarks }: Outcome, waitMs: number, terminal: Terminal): void {
  if (isHeard) {
    terminal.warn({
      'zh-CN': `机器人在 ${waitMs} 毫秒内没有回答。它在想的话，请加大 --wait。`,
      en: `The bot did not answer within ${waitMs} ms. If it takes longer: --wait`,
    });
  }
  for (const remark of remarks) terminal.warn(remark);
  if (!isHeard && remarks.length === 0) terminal.warn(UNHEARD);
}

const UNHEARD = {
  'zh-CN': '机器人没有收到：群里不 @ 它时，只有打开了“接收全部消息”的群才会转给它。',
  en: 'The bot was not sent it: without a mention, only a group that passes on everything does.',
};
