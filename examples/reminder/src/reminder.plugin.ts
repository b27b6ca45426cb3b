import {
  type Bot,
  Clock,
  type Collection,
  Command,
  type Conversation,
  localize,
  MessageContext,
  Plugin,
  type PluginScope,
  Storage,
} from '@qqbotjs/core';

interface Reminder {
  readonly conversation: Conversation;
  readonly userId: string;
  readonly msgId: string;
  /** Unix milliseconds. */
  readonly at: number;
  readonly what: string;
}

/** Says something later, also when the bot was restarted meanwhile. */
@Plugin({ name: 'reminder' })
export class ReminderPlugin {
  readonly #reminders: Collection<Reminder>;
  #scope?: PluginScope;
  #bot?: Bot;

  constructor(
    private readonly storage: Storage,
    private readonly clock: Clock,
  ) {
    this.#reminders = storage.collection('reminders');
  }

  onLoad(scope: PluginScope): void {
    this.#scope = scope;
  }

  /** Those of an earlier life; what was missed meanwhile comes at once. */
  async onReady(bot: Bot): Promise<void> {
    this.#bot = bot;
    for await (const [id, reminder] of this.#reminders.entries()) this.#schedule(id, reminder);
  }

  @Command('remind <after:duration> <what:text>', {
    alias: ['提醒'],
    description: { 'zh-CN': '过一会儿提醒我', en: 'remind me in a while' },
    examples: ['remind 10m tea', 'remind 1h30m 开会'],
  })
  async remind({ conversation, userId, messageId: msgId, locale }: MessageContext, after: number, what: string) {
    const id = `${await this.storage.update<number>('lastId', (last = 0) => last + 1)}`;
    const reminder = { conversation, userId, msgId, at: this.clock.now() + after, what };
    await this.#reminders.set(id, reminder);
    this.#schedule(id, reminder);
    return localize({ 'zh-CN': `好，第 ${id} 条提醒。`, en: `All right, reminder ${id}.` }, locale);
  }

  @Command('forget <id:int>', { alias: ['取消提醒'], description: { 'zh-CN': '取消提醒', en: 'call one off' } })
  async forget({ userId, locale }: MessageContext, id: number): Promise<string> {
    if ((await this.#reminders.get(`${id}`))?.userId !== userId)
      return localize({ 'zh-CN': '你没有这条提醒。', en: 'You have no such reminder.' }, locale);
    await this.#reminders.delete(`${id}`);
    return localize({ 'zh-CN': '已取消。', en: 'Called off.' }, locale);
  }

  #schedule(id: string, { at }: Reminder): void {
    this.#scope?.setTimeout(() => this.#say(id), Math.max(0, at - this.clock.now()));
  }

  async #say(id: string): Promise<void> {
    const reminder = await this.#reminders.get(id);
    if (!reminder) return; // called off
    const { conversation, msgId, what } = reminder;
    await this.#reminders.delete(id);
    await this.#bot?.send(conversation, `⏰ ${what}`, { msgId });
  }
}
