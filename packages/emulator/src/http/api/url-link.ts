import { secret } from '../../ids.js';
import { Fields } from '../../rules/fields.js';
import { refuse } from '../../rules/refusal.js';
import { textLength } from '../../rules/text-length.js';
import type { Handler, Route } from '../call.js';

const MAX_DATA = 32;

/** A link by which people become friends of the bot; `callback_data` comes back as `scene_param` of FRIEND_ADD. */
const generate: Handler = ({ bot, body }) => {
  const data = new Fields(body).optionalText('callback_data') ?? '';
  if (textLength(data) > MAX_DATA || data.includes(':'))
    refuse(
      'malformedBody',
      `callback_data 最多 ${MAX_DATA} 个字符，不能含 “:”。`,
      `callback_data takes ${MAX_DATA} characters, and no ":".`,
    );
  const url = `https://qun.qq.com/qunpro/robot/qunshare?robot_appid=${bot.appId}&code=${secret(16)}`;
  bot.links.set(url, data);
  return { body: { data: { url } } };
};

/** @see {@link https://bot.q.qq.com/wiki/develop/api-v2/autogen/api/v2_generate_url_link.post.html} */
export const urlLinkRoutes: readonly Route[] = [{ method: 'POST', path: '/v2/generate_url_link', handle: generate }];
