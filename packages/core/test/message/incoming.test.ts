import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from 'vitest';
import { Attachment } from '../../src/message/incoming/attachment.js';
import { MessageContent, type WireContent } from '../../src/message/incoming/message-content.js';

const ME = 'BOT';

function read(wire: WireContent, isGuild = false): MessageContent {
  return new MessageContent(wire, { isGuild, isMe: (userId) => userId === ME });
}

describe('segments', () => {
  test('of one-to-one chats and groups', () => {
    const ext = Buffer.from('{"text":"呲牙"}').toString('base64');
    const { segments, plainText } = read({
      content: ` hi <@HONG> and <@!BOT> <faceType=1,faceId="13",ext="${ext}"><qqbot-at-user id="X" /> 1 &lt; 2`,
      mentions: [{ id: 'HONG', member_openid: 'HONG', username: 'Hong', bot: false }],
    });
    expect(segments).toEqual([
      { kind: 'text', text: ' hi ' },
      { kind: 'mention', userId: 'HONG', name: 'Hong', isBot: false, isMe: false },
      { kind: 'text', text: ' and ' },
      { kind: 'mention', userId: 'BOT', name: undefined, isBot: false, isMe: true },
      { kind: 'text', text: ' ' },
      { kind: 'face', id: '13', name: '呲牙' },
      { kind: 'mention', userId: 'X', name: undefined, isBot: false, isMe: false },
      { kind: 'text', text: ' 1 &lt; 2' },
    ]);
    expect(plainText).toBe('hi  and   1 &lt; 2');
  });

  test('of guilds, where text is escaped', () => {
    expect(read({ content: '<@!1> see <#77> <emoji:4> 1 &lt; 2 &amp;lt; @everyone' }, true).segments).toEqual([
      { kind: 'mention', userId: '1', name: undefined, isBot: false, isMe: false },
      { kind: 'text', text: ' see ' },
      { kind: 'channel', channelId: '77' },
      { kind: 'text', text: ' ' },
      { kind: 'face', id: '4', name: undefined },
      { kind: 'text', text: ' 1 < 2 &lt; ' },
      { kind: 'mention', userId: 'all', isBot: false, isMe: true },
    ]);
  });

  test.each([[undefined], [null], ['']])('of a content that is %j there are none', (content) => {
    expect(read({ content }).segments).toEqual([]);
  });

  test('a face whose name cannot be read has none', () => {
    expect(read({ content: '<faceType=1,faceId="13",ext="%%%">' }).segments).toEqual([
      { kind: 'face', id: '13', name: undefined },
    ]);
  });
});

describe('what else a message brings', () => {
  test('its index, what it quotes, and what the platform adds', () => {
    const content = read({
      id: 'm1',
      msg_elements: [{ message_type: 0, content: 'the quoted <@BOT>', attachments: [{ url: 'a.png' }] }],
      message_scene: { ext: ['ref_msg_idx=REFIDX_A==', 'msg_idx=REFIDX_B==', 'search=1', 'odd'] },
    });
    expect(content).toMatchObject({ id: 'm1', refIndex: 'REFIDX_B==' });
    expect(Object.fromEntries(content.extras)).toMatchObject({ search: '1', odd: '' });
    expect(content.quoted).toMatchObject({ refIndex: 'REFIDX_A==', plainText: 'the quoted' });
    expect(content.quoted?.attachments).toHaveLength(1);
    expect(content.quoted?.quoted).toBeUndefined();
  });

  test('a quotation of which only the index, or in guilds the id, is told', () => {
    expect(read({ message_scene: { ext: ['ref_msg_idx=REFIDX_A'] } }).quoted).toMatchObject({
      refIndex: 'REFIDX_A',
      segments: [],
    });
    expect(read({ message_reference: { message_id: 'm0' } }, true).quoted).toMatchObject({ id: 'm0' });
    expect(read({}).quoted).toBeUndefined();
  });

  test('a card', () => {
    const ark_data = { ark_type: 'miniapp', ark_name: '小程序', prompt: '[Daily]', fields: { title: 'check in' } };
    expect(read({ ark_data }).card).toEqual({
      type: 'miniapp',
      name: '小程序',
      prompt: '[Daily]',
      fields: { title: 'check in' },
    });
    expect(read({ ark_data: null }).card).toBeUndefined();
  });

  test.each([
    ['image/png', 'image'],
    ['video/mp4', 'video'],
    ['voice', 'voice'],
    ['file', 'file'],
    [undefined, 'file'],
  ] as const)('an attachment of type %s is of kind %s', (content_type, kind) => {
    const attachment = read({ attachments: [{ url: 'gchat.qpic.cn/a', content_type, asr_refer_text: 'hello' }] })
      .attachments[0];
    expect(attachment).toMatchObject({ kind, url: 'https://gchat.qpic.cn/a', transcript: 'hello' });
  });
});

describe('downloading an attachment', () => {
  async function startServer(respond: (response: ServerResponse, path: string) => void) {
    const server = createServer((request, response) => respond(response, request.url ?? ''));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const close = async () => {
      server.closeAllConnections();
      server.close();
    };
    return { origin, [Symbol.asyncDispose]: close };
  }
  const attachment = (url: string, origin?: string) => new Attachment({ url }, origin);

  test('gives its bytes, also behind a redirection', async () => {
    await using server = await startServer((response, path) => {
      if (path === '/moved') response.writeHead(302, { location: '/file' }).end();
      else response.end('content');
    });
    expect((await attachment(`${server.origin}/moved`, server.origin).download()).toString()).toBe('content');
  });

  test('of a guild, whose addresses have no scheme, is fetched as the API is', async () => {
    await using server = await startServer((response) => response.end('content'));
    const bare = `${server.origin.replace('http://', '')}/file`;
    expect((await attachment(bare, server.origin).download()).toString()).toBe('content');
    expect(attachment('gchat.qpic.cn/a', server.origin).url).toBe('https://gchat.qpic.cn/a');
  });

  test.each([
    ['that says how long it is', true],
    ['that does not say how long it is', false],
  ])('longer than allowed, from a server %s, ends early', async (_, says) => {
    await using server = await startServer((response) => {
      if (says) response.writeHead(200, { 'content-length': 2000 });
      response.end('x'.repeat(2000));
    });
    await expect(attachment(server.origin, server.origin).download({ maxBytes: 1000 })).rejects.toThrow(
      'raise maxBytes',
    );
  });

  test.each([
    ['http://127.0.0.1:9/'],
    ['http://localhost:9/'],
    ['http://[::1]:9/'],
    ['http://[::ffff:127.0.0.1]:9/'],
    ['http://169.254.169.254/latest/meta-data'],
    ['http://192.168.1.1/'],
    ['http://10.0.0.1/'],
    ['http://0.0.0.0:9/'],
  ])('does not reach into this machine or network: %s', async (url) => {
    await expect(attachment(url).download()).rejects.toThrow('leads into this machine or network');
  });

  test('does not follow a redirection into another place of this machine', async () => {
    await using inner = await startServer((response) => response.end('secret'));
    await using outer = await startServer((response) => response.writeHead(302, { location: inner.origin }).end());
    await expect(attachment(outer.origin, outer.origin).download()).rejects.toThrow(
      'leads into this machine or network',
    );
  });

  test('that is gone is a network error, without the key in its address', async () => {
    await using server = await startServer((response) => response.writeHead(404).end());
    const download = attachment(`${server.origin}/file?rkey=secret`, server.origin).download();
    await expect(download).rejects.toThrow('HTTP 404');
    await expect(download).rejects.not.toThrow('rkey');
  });

  test('ends with the reason of its signal', async () => {
    await using server = await startServer((response) => response.write('never complete'));
    const stop = new AbortController();
    const download = attachment(server.origin, server.origin).download({ signal: stop.signal });
    setTimeout(() => stop.abort(new Error('enough')), 50);
    await expect(download).rejects.toThrow('enough');
  });
});
