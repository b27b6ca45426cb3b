import type { Localized } from '@qqbotjs/core';

/** How one bot is, as its process tells when it runs. */
export interface BotState {
  name: string;
  /** One word for each of its connections, by shard: `ready`, `listening` for a webhook. */
  connections: readonly string[];
}

/** What a person at the terminal of `qqbot dev` sees. */
export interface DevView {
  /** Whether the processes of the bots leave what they write, and their errors, to the view. */
  readonly takesOutput: boolean;
  /** A line a bot wrote; only where the view takes output. */
  line(text: string): void;
  /** Something went wrong in a process of the bots. */
  problem(text: Localized): void;
  /** A start is over, well or not. @param url - Of the chat page, if there is one. */
  settled(url: string | undefined, bots: readonly BotState[]): void;
  /** @param changes - Paths of what changed; none when a person asked for it. */
  restarted(changes: readonly string[], ms: number): void;
  /** The changed code does not run, the former does. */
  goesOn(): void;
  /** No bot is left. */
  ended(code: number): void;
}

/** What is said the same way in every view. */
export const GOES_ON: Localized = {
  'zh-CN': '机器人仍以之前的代码运行，等待修改。',
  en: 'The bot goes on with its former code. Waiting for a change.',
};

export function endedText(code: number): Localized {
  return {
    'zh-CN': `机器人已退出（退出码 ${code}），等待修改后重新启动。`,
    en: `The bot ended (exit code ${code}). It starts again after a change.`,
  };
}
