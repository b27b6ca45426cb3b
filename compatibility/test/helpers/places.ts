import type { Emulator, Said, SentByBot } from '@qqbotjs/emulator';

/** Where a bot can be talked to. */
export type Place = 'c2c' | 'group' | 'channel' | 'direct message';

const SAY: Readonly<Record<Place, (emulator: Emulator, text: string) => Promise<Said> | Said>> = {
  c2c: (emulator, text) => emulator.user('Ming').says(text),
  group: (emulator, text) => emulator.group('dev').member('Ming').says(text),
  channel: (emulator, text) => emulator.channel('general').member('Ming').says(text),
  'direct message': (emulator, text) => emulator.directMessage('Ming').says(text),
};

/** Somebody says something to the bot; in a group and a channel they mention it. */
export async function say(emulator: Emulator, place: Place, text: string): Promise<Said> {
  return SAY[place](emulator, text);
}

/** What the bot answers first. Patient: a program of a busy machine may take its time. */
export async function ask(emulator: Emulator, place: Place, text: string): Promise<SentByBot> {
  return (await say(emulator, place, text)).nextReply(10_000);
}
