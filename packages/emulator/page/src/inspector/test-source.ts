import type { ThreadView } from '../../../src/control/thread-view.js';
import type { TranscriptEntry } from '../../../src/people/transcript.js';

const PLUGIN = `import { MyPlugin } from './my.plugin.js'; // the plugin that answers`;

/** A text as a literal of TypeScript, in the quotes that need the fewest escapes. */
function literal(text: string): string {
  const json = JSON.stringify(text);
  return text.includes("'") ? json : `'${json.slice(1, -1).replaceAll(String.raw`\"`, '"')}'`;
}

const KINDS: Readonly<Record<number, string>> = { 1: 'image', 2: 'video', 3: 'voice', 4: 'file' };

/** What `says` gives for a message of the bot, as the test kit words it. */
function textOf({ content, markdown, media }: TranscriptEntry): string {
  if (content.trim() !== '') return content.trim();
  if (markdown && 'content' in markdown && markdown.content) return markdown.content;
  if (!media) return '[card]';
  const kind = KINDS[media.fileType] ?? 'file';
  return kind === 'file' && media.fileName ? `[file ${media.fileName}]` : `[${kind}]`;
}

/** Who says it where, in the words of the test kit; `undefined` for what nobody said. */
function speaker({ scene, conversation = '', who = conversation }: ThreadView): string | undefined {
  if (scene === 'c2c') return `bot.user(${literal(conversation)})`;
  if (scene === 'group') return `bot.group(${literal(conversation)}).member(${literal(who)})`;
  if (scene === 'channel') return `bot.guild().channel(${literal(conversation)}).member(${literal(who)})`;
  return `bot.directMessage(${literal(conversation)})`;
}

/** Whether a thread can become a test: somebody said something the emulator knows. */
export const isTestable = ({ kind, who, text }: ThreadView): boolean =>
  kind === 'msg_id' && who !== undefined && text !== '';

/**
 * A message and what the bot answered, as a test for Vitest.
 *
 * @param said - What the person's message reads in the chat; the event holds it with its mention cut off.
 */
export function testOf(thread: ThreadView, answers: readonly TranscriptEntry[], said: string): string {
  const replies = answers.filter(({ recalled }) => !recalled).map((entry) => literal(textOf(entry)));
  const { scene, event, conversation = '', mention } = thread;
  const isUnmentioned = scene !== 'c2c' && scene !== 'dm' && mention === false;
  // a group has to pass on what is said past the bot
  const hearsAll = scene === 'group' && event === 'GROUP_MESSAGE_CREATE';
  const says = `${speaker(thread)}.says(${literal(said)}${isUnmentioned ? ', { mention: false }' : ''})`;
  return [
    `import { createTestBot } from '@qqbotjs/testing';`,
    `import { expect, test } from 'vitest';`,
    PLUGIN,
    '',
    `test(${literal(`answers ${said}`)}, async () => {`,
    `  await using bot = await createTestBot({ plugins: [MyPlugin] });`,
    ...(hearsAll ? [`  bot.group(${literal(conversation)}).emulated.receiveAll = true;`] : []),
    `  expect(await ${says}).toEqual([${replies.join(', ')}]);`,
    `});`,
    '',
  ].join('\n');
}
