import type { Conversation, TranscriptEntry } from '@qqbotjs/emulator';
import { BotMessage } from './bot-message.js';

/** Something that is no message, and after which line of the conversation it happened. */
export interface Aside {
  readonly after: TranscriptEntry | undefined;
  text: string;
}

/** A conversation as a text that is the same each time: no ids, no times. */
export function transcriptOf(conversation: Conversation, asides: readonly Aside[]): string {
  const { entries } = conversation.transcript;
  const name = namesIn(conversation);
  const happened = asides.filter(({ text }) => text !== '');
  const after = (entry: TranscriptEntry) => happened.filter((one) => one.after === entry);
  const known = new Set(entries);
  // Where so much was said that a line is kept no longer, what came after it opens the text.
  const first = happened.filter((one) => one.after === undefined || !known.has(one.after));
  const blocks = [
    ...first.map(({ text }) => text),
    ...entries.flatMap((entry) => [lineOf(entry), ...after(entry).map(({ text }) => text)]),
  ];
  return blocks.map((block) => name(block)).join('\n');
}

/** How a bot's message, or one it could not send, is told. */
export function told(who: string, message: BotMessage, remark?: string): string {
  const { text, rows, media } = message;
  const head = `${who}${remark === undefined ? '' : ` (${remark})`}: ${indented(text)}`;
  const below = media && text !== message.kind ? [message.kind] : [];
  return [
    head,
    ...below.map((line) => `  ${line}`),
    ...rows.map((row) => `  ${row.map((label) => `[${label}]`).join(' ')}`),
  ].join('\n');
}

function lineOf(entry: TranscriptEntry): string {
  if (entry.from === 'bot') return told('bot', new BotMessage(entry), remarkOn(entry));
  const remark = entry.mention === false ? 'not to the bot' : remarkOn(entry);
  return `${entry.name}${remark === undefined ? '' : ` (${remark})`}: ${indented(entry.content)}`;
}

function remarkOn({ recalled, streaming, editedAt }: TranscriptEntry): string | undefined {
  if (recalled) return 'recalled';
  if (streaming) return 'still writing';
  return editedAt === undefined ? undefined : 'edited';
}

function indented(text: string): string {
  return text.split('\n').join('\n  ');
}

/** As guilds write it, and as chats do. */
const MENTION = /<@!?([0-9A-F]{32}|\d{10,})>|<qqbot-at-user id="([^"]+)" \/>/g;

/** Everybody a mention may be of: an openid, or a guild user's id. */
interface Person {
  readonly name: string;
  readonly openid?: string;
  readonly id?: string;
}

/** Puts names in the place of ids in mentions. */
function namesIn(conversation: Conversation): (text: string) => string {
  const { members, guild } = conversation as { members?: readonly Person[]; guild?: { membersNow: readonly Person[] } };
  const people = [conversation as Person, ...(members ?? []), ...(guild?.membersNow ?? [])];
  const names = new Map(people.flatMap(({ openid, id, name }) => [[openid ?? id, name] as const]));
  return (text) => text.replace(MENTION, (_, old: string, id = old) => `<@${names.get(id) ?? 'somebody'}>`);
}
