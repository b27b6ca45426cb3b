import { BoundedMap } from '../bounded-map.js';
import type { Delivery } from '../delivery.js';
import { secret } from '../ids.js';
import { type RichText, richText } from '../rich-text.js';
import { anything, fields, list, number, type Saved, text } from '../state/shape.js';
import { rfc3339 } from '../timestamps.js';
import type { EmulatedChannel } from './channel.js';
import type { GuildMember } from './guild-member.js';

type Kind = 'thread' | 'post' | 'reply';
type Change = 'create' | 'update' | 'delete';

const json = (text: string): string => JSON.stringify(richText(text));

export const SAVED_THREADS = list(
  fields({
    id: text,
    /** Id of the person, or of the bot. */
    author: text,
    title: text,
    content: fields({ paragraphs: list(fields({ elems: list(anything), props: anything })) }),
    at: number,
  }),
);

/** The threads of a forum channel. */
export class Forum {
  /** The last 1000. */
  readonly threads = new BoundedMap<string, ForumThread>(1000);
  readonly #channel: EmulatedChannel;
  readonly #delivery: Delivery;

  constructor(channel: EmulatedChannel, delivery: Delivery) {
    this.#channel = channel;
    this.#delivery = delivery;
  }

  /** Puts a thread up, telling nobody. @internal */
  add(author: GuildMember, title: string, content: RichText): ForumThread {
    const thread = new ForumThread(this, author, title, content, this.#delivery.now());
    this.threads.set(thread.id, thread);
    return thread;
  }

  /** @internal */
  open(author: GuildMember, title: string, content: string): ForumThread {
    const thread = this.add(author, title, richText(content));
    this.tell('thread', 'create', author, thread.info);
    return thread;
  }

  /** @internal */
  save(): Saved<typeof SAVED_THREADS> {
    return this.threads.values().map(({ id, author, title, content, at }) => {
      return { id, author: author.id, title, content, at };
    });
  }

  /** @internal */
  load(saved: Saved<typeof SAVED_THREADS>): void {
    for (const { id, author, title, content, at } of saved) {
      const writer = this.#channel.guild.memberById(author);
      this.threads.set(id, new ForumThread(this, writer, title, content as RichText, at, id));
    }
  }

  /** Sends a FORUM_ event, and its OPEN_FORUM_ twin, which says where and who only. @internal */
  tell(kind: Kind, change: Change, author: GuildMember, info: Record<string, unknown>): void {
    const name = `${kind}_${change}`.toUpperCase();
    const place = { ...this.#channel.place, author_id: author.id };
    const date_time = rfc3339(this.#delivery.now());
    this.#delivery.event(`FORUM_${name}`, { ...place, [`${kind}_info`]: { ...info, date_time } });
    this.#delivery.event(`OPEN_FORUM_${name}`, place);
  }
}

/** A thread, as its author has it in hand. */
export class ForumThread {
  constructor(
    /** @internal */
    readonly forum: Forum,
    /** Who began it. */
    readonly author: GuildMember,
    /** Text; on the wire it is the JSON of a rich text. */
    public title: string,
    /** On the wire it is the JSON of it. */
    public content: RichText,
    /** Milliseconds. */
    readonly at: number,
    /** Begins with `B_`. */
    readonly id: string = `B_${secret(24)}`,
  ) {}

  /** In events title and content are the JSON of a rich text. @internal */
  get info(): Record<string, unknown> {
    return { thread_id: this.id, title: json(this.title), content: JSON.stringify(this.content) };
  }

  /** Sends FORUM_THREAD_UPDATE and OPEN_FORUM_THREAD_UPDATE. */
  edits(title: string, content: string): void {
    this.title = title;
    this.content = richText(content);
    this.forum.tell('thread', 'update', this.author, this.info);
  }

  /** Sends FORUM_THREAD_DELETE and OPEN_FORUM_THREAD_DELETE. */
  deletes(): void {
    this.forum.threads.delete(this.id);
    this.forum.tell('thread', 'delete', this.author, { ...this.info, title: '', content: '' });
  }
}

/** A post under a thread. */
export class ForumPost {
  /** Begins with `c_`. */
  readonly id = `c_${secret(24)}`;

  constructor(
    /** Who wrote it. */
    readonly author: GuildMember,
    /** What it was written under. */
    readonly thread: ForumThread,
    content: string,
  ) {
    this.#tell('create', json(content));
  }

  /** Sends FORUM_POST_DELETE and OPEN_FORUM_POST_DELETE. */
  deletes(): void {
    this.#tell('delete', '');
  }

  #tell(change: Change, content: string): void {
    this.thread.forum.tell('post', change, this.author, { thread_id: this.thread.id, post_id: this.id, content });
  }
}

/** A reply under a post. */
export class ForumReply {
  /** Begins with `r_`. */
  readonly id = `r_${secret(24)}`;

  constructor(
    /** Who wrote it. */
    readonly author: GuildMember,
    /** What it was written under. */
    readonly post: ForumPost,
    content: string,
  ) {
    this.#tell('create', json(content));
  }

  /** Sends FORUM_REPLY_DELETE and OPEN_FORUM_REPLY_DELETE. */
  deletes(): void {
    this.#tell('delete', '');
  }

  #tell(change: Change, content: string): void {
    const { thread, id: post_id } = this.post;
    const info = { thread_id: thread.id, post_id, reply_id: this.id, content };
    thread.forum.tell('reply', change, this.author, info);
  }
}
