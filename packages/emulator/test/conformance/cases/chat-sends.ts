import type { Answered } from '../../helpers/api-client.js';
import type { Stage } from '../stage.js';

export const CARD = { msg_type: 2, markdown: { content: '# hi' } };

/** Markdown with a button that calls back. */
export const cardWith = (label: string) => {
  const action = { type: 1, data: 'x', permission: { type: 2 } };
  return { ...CARD, keyboard: { content: { rows: [{ buttons: [{ id: 'ok', render_data: { label }, action }] }] } } };
};

export const toUser = async ({ api, emulator }: Pick<Stage, 'api' | 'emulator'>, body: object, name = 'Ming') =>
  api.post(`/v2/users/${emulator.user(name).openid}/messages`, body);

export const toGroup = async ({ api, emulator }: Stage, body: object): Promise<Answered> =>
  api.post(`/v2/groups/${emulator.group('dev').openid}/messages`, body);

/** A message of the bot, as the person it was sent to sees it. */
export async function sentToUser(stage: Stage, body: object) {
  const { id } = (await toUser(stage, body)).body;
  const sent = stage.emulator.user('Ming').transcript.find(String(id));
  if (!sent) throw new Error('The message was not sent.');
  return sent;
}
