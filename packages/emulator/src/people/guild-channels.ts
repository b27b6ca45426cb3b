import type { EmulatedChannel } from './channel.js';
import { ChannelType } from './channel-type.js';

/** Categories stand among themselves, other channels among those of their category. */
const rowOf = ({ type, parentId }: EmulatedChannel): string =>
  type === ChannelType.Category ? 'categories' : parentId;

/** The channels of a guild, with their places. */
export class GuildChannels {
  readonly #channels = new Map<string, EmulatedChannel>();

  get all(): readonly EmulatedChannel[] {
    return [...this.#channels.values()];
  }

  get(id: string): EmulatedChannel | undefined {
    return this.#channels.get(id);
  }

  named(name: string): EmulatedChannel | undefined {
    return this.all.find((channel) => channel.name === name);
  }

  /** @param position - See {@link place}. */
  add(channel: EmulatedChannel, position?: number): void {
    this.#channels.set(channel.id, channel);
    this.place(channel, position);
  }

  /** Puts a channel back that has its place already. */
  restore(channel: EmulatedChannel): void {
    this.#channels.set(channel.id, channel);
  }

  /** Channels of a category that goes have none afterwards. */
  delete(channel: EmulatedChannel): void {
    this.#channels.delete(channel.id);
    for (const child of this.all) if (child.parentId === channel.id) child.parentId = '0';
    this.#number();
  }

  /**
   * Puts a channel before the one that has this position, at the end when there is none; the row is numbered anew.
   *
   * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/server-inter/channel/manage/channel/model.html}
   */
  place(channel: EmulatedChannel, position = Number.POSITIVE_INFINITY): void {
    channel.position = position - 0.5;
    this.#number();
  }

  #number(): void {
    // position 1 among the categories belongs to the channels that have none
    const next = new Map([['categories', 2]]);
    for (const channel of this.all.toSorted((a, b) => a.position - b.position)) {
      const row = rowOf(channel);
      channel.position = next.get(row) ?? 1;
      next.set(row, channel.position + 1);
    }
  }
}
