import { describe, expect, test } from 'vitest';
import { createBot, type Dispatch, type OutboundLayer, Pseudonyms, type Recording } from '../../src/index.js';
import { startScene } from '../helpers/scene.js';

/** Keeps what it is told, in order. */
class Heard implements Recording {
  readonly all: string[] = [];
  isClosed = false;

  event({ t, d }: Dispatch): void {
    this.all.push(`in ${t} ${String((d as { content?: string }).content)}`);
  }

  get layer(): OutboundLayer {
    return async (call, next) => {
      const answer = await next();
      this.all.push(`out ${call.method} ${(call.body as { content?: string } | undefined)?.content ?? call.path}`);
      return answer;
    };
  }

  async close(): Promise<void> {
    this.isClosed = true;
  }
}

describe('a recording of your own', () => {
  test('is told of every event and call as they are, and of the end', async () => {
    const record = new Heard();
    const scene = await startScene({ config: { record }, setUp: (bot) => bot.command('hi', () => 'hello') });
    await (await scene.emulator.user('amy').says('/hi')).nextReply();
    await scene.bot.idle();
    await scene[Symbol.asyncDispose]();
    expect(record.all.slice(-2)).toEqual(['in C2C_MESSAGE_CREATE /hi', 'out POST hello']);
    expect(record.isClosed).toBe(true);
  });

  test('that lacks something is a problem of the configuration', () => {
    const record = { event: () => {} } as unknown as Recording;
    expect(() => createBot({ appId: '102000001', clientSecret: 'secret', record })).toThrow(
      /record: must be the path of a file, or an object with event, layer and close/,
    );
  });
});

test('without a secret, pseudonyms cut out secrets and leave the rest', () => {
  const openid = '7C1D0A9E5B3F48E2A6D1C0B9E8F7A6D5';
  const value = { openid, author: { username: 'Ming' }, media: { file_info: 'opaque' } };
  expect(new Pseudonyms().of(value)).toEqual({ ...value, media: { file_info: '[file_info]' } });
});
