import { describe, expect, test } from 'vitest';
import { Pseudonyms } from '../../src/record/pseudonyms.js';

const OPENID = '7C1D0A9E5B3F48E2A6D1C0B9E8F7A6D5';
const pseudonyms = new Pseudonyms('secret');

describe('pseudonyms', () => {
  test('are the same for the same id wherever it stands, and others for another secret', () => {
    const [one, other] = [pseudonyms, new Pseudonyms('another')].map((each) =>
      each.of({ openid: OPENID, nested: [{ author: { user_openid: OPENID } }], content: `hi <@${OPENID}>` }),
    ) as { openid: string; nested: { author: { user_openid: string } }[]; content: string }[];
    expect(one?.openid).toMatch(/^[0-9A-F]{32}$/);
    expect(one?.nested[0]?.author.user_openid).toBe(one?.openid);
    expect(one?.content).toBe(`hi <@${one?.openid}>`);
    expect(one?.openid).not.toBe(other?.openid);
    expect(pseudonyms.ofPath(`/v2/users/${OPENID}/messages?x=1`)).toBe(`/v2/users/${one?.openid}/messages`);
  });

  test.each([
    ['ROBOT1.0_a8Qp2Zk-71xR.sd0uYhB3nLw4eTqVfKc!!', /^ROBOT1\.0_[0-9a-f]{24}$/],
    ['REFIDX_CKmZAxDf1q0==', /^REFIDX_[0-9a-f]{24}$/],
    ['18700000000000000001', /^\d{20}$/],
    ['15000001', /^\d{8}$/],
    ['C2C_MESSAGE_CREATE:x3k9q0vd7h2mzp1w8n5t', /^C2C_MESSAGE_CREATE:[0-9a-f]{32}$/],
    ['1b13d569-4610-4ab9-bc51-0123456789ab', /^[0-9a-f]{32}$/],
  ])('of %s keep its kind', (id, kind) => {
    const { id: pseudonym } = pseudonyms.of({ id }) as { id: string };
    expect(pseudonym).toMatch(kind);
    expect(pseudonym).not.toBe(id);
  });

  test('leave what is no id, and cut out what opens something', () => {
    expect(
      pseudonyms.of({
        t: 'C2C_MESSAGE_CREATE',
        op: 0,
        content: 'hello 2026',
        roles: ['1', '4'],
        button_id: 'ok',
        author: { username: 'Ming', avatar: 'https://q.qlogo.cn/g?k=1', bot: false },
        attachments: [{ url: 'https://multimedia.nt.qq.com.cn/download?appid=1&rkey=R1', size: 3 }],
        message_scene: { ext: ['auth_token=tok', 'search=1'] },
        media: { file_info: 'opaque' },
        nothing: null,
      }),
    ).toEqual({
      t: 'C2C_MESSAGE_CREATE',
      op: 0,
      content: 'hello 2026',
      roles: ['1', '4'],
      button_id: 'ok',
      author: { username: expect.stringMatching(/^name-[0-9a-f]{6}$/), avatar: '[avatar]', bot: false },
      attachments: [{ url: 'https://multimedia.nt.qq.com.cn/download?[query]', size: 3 }],
      message_scene: { ext: ['auth_token=[auth_token]', 'search=1'] },
      media: { file_info: '[file_info]' },
      nothing: null,
    });
  });
});
