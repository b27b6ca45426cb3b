import { checkMenu } from '../../rules/menu-body.js';
import type { Route } from '../call.js';

/** @see {@link https://bot.q.qq.com/wiki/develop/api-v2/autogen/api/v2_menu.put.html} */
export const menuRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/v2/menu',
    handle: ({ bot: { menu } }) => ({ body: { menu: { items: menu.items }, version: menu.version } }),
  },
  {
    method: 'PUT',
    path: '/v2/menu',
    handle: ({ bot: { menu }, body }) => {
      menu.replace(checkMenu(body));
      return { body: { version: menu.version } };
    },
  },
];
