import { describe, expect, test } from 'vitest';
import type { Scene } from '../../src/context/conversation.js';
import { ark, embed } from '../../src/message/card.js';
import { button, keyboard } from '../../src/message/keyboard.js';
import { escapeMarkdown, markdown, markdownTemplate } from '../../src/message/markdown.js';
import { file, image, video } from '../../src/message/media.js';
import type { Outgoing } from '../../src/message/outgoing.js';
import { quote } from '../../src/message/quote.js';
import { render } from '../../src/message/render.js';
import { channelLink, face, mention, mentionAll, text } from '../../src/message/text.js';

interface Said {
  bodies: unknown[];
  media: unknown[];
  degraded: string[];
}

function say(scene: Scene, message: Outgoing, limits: { maxLength?: number; available?: number } = {}): Said {
  const degraded: string[] = [];
  const drafts = render(message, {
    scene,
    maxLength: limits.maxLength ?? 5000,
    available: limits.available ?? 5,
    locale: 'zh-CN',
    cutNote: '…',
    onDegrade: (kind) => degraded.push(kind),
  });
  return { bodies: drafts.map(({ body }) => body), media: drafts.map(({ media }) => media?.source), degraded };
}

const SCENES: readonly Scene[] = ['c2c', 'group', 'channel', 'dm'];
const buttons = keyboard([[button.callback('OK', 'confirm:1')]]);
const wireButtons = buttons.keyboard;

describe('running text', () => {
  test.each([
    ['c2c', 'Hi @Amy, [smile] #rules'],
    ['group', 'Hi <qqbot-at-user id="ABC" />, [smile] #rules'],
    ['channel', 'Hi <@ABC>, <emoji:13> <#77>'],
    ['dm', 'Hi <@ABC>, <emoji:13> <#77>'],
  ] as const)('in %s names people, faces and channels as it can', (scene, content) => {
    const message = text`Hi ${mention('ABC', 'Amy')}, ${face(13, 'smile')} ${channelLink('77', 'rules')}`;
    expect(say(scene, message).bodies).toEqual([expect.objectContaining({ content })]);
  });

  test.each([
    ['c2c', '@全体成员'],
    ['group', '@全体成员'],
    ['channel', '<qqbot-at-everyone />'],
    ['dm', '@全体成员'],
  ] as const)('in %s mentions everyone as it can', (scene, content) => {
    expect(say(scene, mentionAll()).bodies).toEqual([expect.objectContaining({ content })]);
  });

  test.each(SCENES)('in %s cannot be made to mention anybody by what people typed', (scene) => {
    for (const typed of [
      '<@ABC>',
      '<@!ABC>',
      '<qqbot-at-user id="ABC" />',
      '<qqbot-at-everyone />',
      '<#77>',
      '<faceType=1,faceId="1">',
    ]) {
      const [body] = say(scene, `you said ${typed}`).bodies as { content: string }[];
      expect(body?.content).not.toContain(typed);
      expect(body?.content.replaceAll('\u200b', '').replace('&lt;', '<').replace('&gt;', '>')).toBe(
        `you said ${typed}`,
      );
    }
  });

  test('in a channel does not mention everyone by the word', () => {
    expect(say('channel', 'hello @everyone').bodies).toEqual([{ content: 'hello @\u200beveryone' }]);
  });

  test('an id cannot end its tag', () => {
    expect(say('group', mention('A" /><qqbot-at-user id="B')).bodies).toEqual([
      { msg_type: 0, content: '<qqbot-at-user id="Aqqbot-at-useridB" />' },
    ]);
  });

  test('that is too long is split, and cut where no more replies are left', () => {
    const long = Array.from({ length: 10 }, (_, n) => `line ${n}`).join('\n');
    expect(say('group', long, { maxLength: 30, available: 5 }).bodies).toHaveLength(3);
    expect(say('group', long, { maxLength: 30, available: 2 }).bodies).toEqual([
      { msg_type: 0, content: 'line 0\nline 1\nline 2\nline 3' },
      { msg_type: 0, content: 'line 4\nline 5\nline 6\nline 7…' },
    ]);
  });
});

describe('together with other things', () => {
  test('in one-to-one chats and groups', () => {
    expect(say('c2c', markdown('# Hi')).bodies).toEqual([{ msg_type: 2, markdown: { content: '# Hi' } }]);
    expect(say('c2c', [markdown('# Hi'), buttons]).bodies).toEqual([
      { msg_type: 2, markdown: { content: '# Hi' }, keyboard: wireButtons },
    ]);
    expect(say('group', ['Is it *true*?', buttons]).bodies).toEqual([
      { msg_type: 2, markdown: { content: 'Is it \\*true\\*?' }, keyboard: wireButtons },
    ]);
    expect(say('c2c', ['Well, ', markdown('# Hi'), 'and so on']).bodies).toEqual([
      { msg_type: 2, markdown: { content: 'Well, \n# Hi\nand so on' } },
    ]);
    expect(say('c2c', [markdownTemplate('t1', { title: 'x', rows: ['1', '2'] }), buttons]).bodies).toEqual([
      {
        msg_type: 2,
        markdown: {
          custom_template_id: 't1',
          params: [
            { key: 'title', values: ['x'] },
            { key: 'rows', values: ['1', '2'] },
          ],
        },
        keyboard: wireButtons,
      },
    ]);
  });

  test('media take a text as caption, and further ones follow', () => {
    expect(say('c2c', ['Look!', image('a.png'), video('b.mp4')])).toEqual({
      bodies: [
        { msg_type: 7, content: 'Look!' },
        { msg_type: 7, content: ' ' },
      ],
      media: ['a.png', 'b.mp4'],
      degraded: [],
    });
    expect(say('group', [image('a.png'), markdown('# Hi')])).toMatchObject({
      bodies: [{ msg_type: 2 }, { msg_type: 7, content: ' ' }],
      media: [undefined, 'a.png'],
    });
  });

  test('in guilds text and one picture go together, and what guilds lack is named', () => {
    expect(say('channel', ['Look!', image('https://example.com/a.png')]).bodies).toEqual([
      { content: 'Look!', image: 'https://example.com/a.png' },
    ]);
    expect(say('channel', ['Look!', image('a.png'), image('b.png')])).toMatchObject({
      bodies: [{ content: 'Look!' }, {}],
      media: ['a.png', 'b.png'],
    });
    expect(say('dm', ['Here: ', file('/tmp/report.pdf'), video('https://example.com/v.mp4')])).toEqual({
      bodies: [{ content: 'Here: [文件 report.pdf][视频 https://example.com/v.mp4]' }],
      media: [undefined],
      degraded: ['file', 'video'],
    });
  });

  test('cards', () => {
    const card = ark(23, { '#PROMPT#': 'news', '#LIST#': [{ desc: 'one', link: 'x' }] });
    const kv = [
      { key: '#PROMPT#', value: 'news' },
      {
        key: '#LIST#',
        obj: [
          {
            obj_kv: [
              { key: 'desc', value: 'one' },
              { key: 'link', value: 'x' },
            ],
          },
        ],
      },
    ];
    expect(say('group', card).bodies).toEqual([{ msg_type: 3, ark: { template_id: 23, kv } }]);
    expect(say('channel', card).bodies).toEqual([{ ark: { template_id: 23, kv } }]);
    const small = embed({ title: 'Weather', fields: ['sunny', '21 °C'] });
    expect(say('channel', small).bodies).toEqual([
      { embed: { title: 'Weather', prompt: 'Weather', fields: [{ name: 'sunny' }, { name: '21 °C' }] } },
    ]);
    expect(say('c2c', small)).toMatchObject({
      bodies: [{ msg_type: 0, content: 'Weather\nsunny\n21 °C' }],
      degraded: ['embed'],
    });
  });

  test('a quotation goes with the first, by index or by id', () => {
    const of = { id: 'm1', refIndex: 'REFIDX_1' };
    expect(say('group', [quote(of), 'that one']).bodies).toEqual([
      { msg_type: 0, content: 'that one', message_reference: { message_id: 'REFIDX_1' } },
    ]);
    expect(say('channel', [quote(of), 'that one']).bodies).toEqual([
      { content: 'that one', message_reference: { message_id: 'm1', ignore_get_message_error: true } },
    ]);
    expect(say('group', [quote({ id: 'm1' }), 'that one'])).toMatchObject({
      bodies: [{ msg_type: 0, content: 'that one' }],
      degraded: ['quote'],
    });
  });
});

describe('what cannot be said', () => {
  test.each([
    ['nothing', '', 'The message is empty'],
    ['blanks', ' \n', 'The message is empty'],
    ['an empty list', [], 'The message is empty'],
    ['buttons alone', buttons, 'Buttons stand under a text'],
    ['buttons under a picture', [image('a.png'), buttons], 'Buttons stand under a text'],
  ] satisfies [string, Outgoing, string][])('%s', (_, message, error) => {
    for (const scene of SCENES) expect(() => say(scene, message)).toThrow(error);
  });
});

describe('escaping markdown', () => {
  test.each([
    ['*bold* _it_ `code` ~gone~', '\\*bold\\* \\_it\\_ \\`code\\` \\~gone\\~'],
    ['[link](https://a.b)', '\\[link\\](https://a.b)'],
    ['# head\n> quote\n- item\n1. first', '\\# head\n\\> quote\n\\- item\n1\\. first'],
    ['2026-11-25, 3 > 2, a+b', '2026-11-25, 3 > 2, a+b'],
  ])('%j', (plain, escaped) => {
    expect(escapeMarkdown(plain)).toBe(escaped);
  });
});

describe('buttons', () => {
  test('carry what the platform wants to know of each', () => {
    const made = keyboard([
      [
        button.callback('OK', 'confirm:1', {
          style: 'solid',
          for: 'admins',
          confirm: { text: 'Sure?', yes: 'yes' },
          group: 'g',
        }),
        button.link('Site', 'https://example.com', { for: { users: ['A'] } }),
      ],
      [button.command('Roll', '/roll 6', { enter: true, id: 'roll', for: { roles: ['4'] } })],
    ]);
    expect(made.keyboard).toEqual({
      content: {
        rows: [
          {
            buttons: [
              {
                id: 'b1',
                render_data: { label: 'OK', visited_label: 'OK', style: 4 },
                action: {
                  type: 1,
                  data: 'confirm:1',
                  permission: { type: 1 },
                  unsupport_tips: expect.stringContaining('QQ'),
                  modal: { content: 'Sure?', confirm_text: 'yes', cancel_text: undefined },
                },
                group_id: 'g',
              },
              {
                id: 'b2',
                render_data: { label: 'Site', visited_label: 'Site', style: 1 },
                action: {
                  type: 0,
                  data: 'https://example.com',
                  permission: { type: 0, specify_user_ids: ['A'] },
                  unsupport_tips: expect.stringContaining('QQ'),
                },
              },
            ],
          },
          {
            buttons: [
              {
                id: 'roll',
                render_data: { label: 'Roll', visited_label: 'Roll', style: 1 },
                action: {
                  type: 2,
                  data: '/roll 6',
                  permission: { type: 3, specify_role_ids: ['4'] },
                  unsupport_tips: expect.stringContaining('QQ'),
                  enter: true,
                  reply: false,
                },
              },
            ],
          },
        ],
      },
    });
  });

  test('of a template are its id', () => {
    expect(keyboard('template-1').keyboard).toEqual({ id: 'template-1' });
  });
});
