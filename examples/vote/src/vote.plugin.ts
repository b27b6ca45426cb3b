import {
  Button,
  buttonData,
  type Collection,
  Command,
  InteractionContext,
  keyboard,
  localize,
  MessageContext,
  onlyGroup,
  type Outgoing,
  Plugin,
  Storage,
  UseGuards,
} from '@qqbotjs/core';

interface Poll {
  readonly question: string;
  readonly choices: readonly string[];
  /** The number of a choice by who made it. */
  readonly votes: Readonly<Record<string, number>>;
}

const BUTTONS_IN_A_ROW = 2;
const choose = buttonData('vote:<poll:int>:<choice:int>');
const GONE = { 'zh-CN': '没有这个投票。', en: 'There is no such poll.' };

/** Lets a group vote by pressing buttons; everybody has one vote and may change it. */
@Plugin({ name: 'vote' })
@UseGuards(onlyGroup())
export class VotePlugin {
  readonly #polls: Collection<Poll>;

  constructor(private readonly storage: Storage) {
    this.#polls = storage.collection('polls');
  }

  @Command('vote <question> <choices...>', {
    alias: ['投票'],
    description: { 'zh-CN': '发起投票', en: 'start a poll' },
    examples: ['vote "Tea or coffee?" Tea Coffee'],
  })
  async start(ctx: MessageContext, question: string, choices: string[]): Promise<Outgoing> {
    if (choices.length < 2 || choices.length > 10)
      return localize({ 'zh-CN': '请给出 2 到 10 个选项。', en: 'Give 2 to 10 choices.' }, ctx.locale);
    const poll = await this.storage.update<number>('lastPoll', (last = 0) => last + 1);
    await this.#polls.set(`${poll}`, { question, choices, votes: {} });
    const buttons = choices.map((label, choice) => choose.button(label.slice(0, 10), poll, choice));
    const rows = Array.from({ length: Math.ceil(buttons.length / BUTTONS_IN_A_ROW) }, (_, row) =>
      buttons.slice(row * BUTTONS_IN_A_ROW, (row + 1) * BUTTONS_IN_A_ROW),
    );
    return [`#${poll} ${question}`, keyboard(rows)];
  }

  @Button(choose)
  async vote(ctx: InteractionContext, poll: number, choice: number): Promise<string> {
    const voter = ctx.userId ?? '';
    const now = await this.#polls.update(
      `${poll}`,
      (old) => old && { ...old, votes: { ...old.votes, [voter]: choice } },
    );
    return now ? resultOf(now) : localize(GONE, ctx.locale);
  }

  @Command('vote-result <poll:int>', { description: { 'zh-CN': '投票结果', en: 'the result of a poll' } })
  async result(ctx: MessageContext, poll: number): Promise<string> {
    const found = await this.#polls.get(`${poll}`);
    return found ? resultOf(found) : localize(GONE, ctx.locale);
  }
}

function resultOf({ question, choices, votes }: Poll): string {
  const count = (choice: number) => Object.values(votes).filter((vote) => vote === choice).length;
  return [question, ...choices.map((label, choice) => `${label}: ${count(choice)}`)].join('\n');
}
