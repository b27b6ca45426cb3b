import { say, WHY_NOT } from '../row.js';
import { type ErrorArea, known, never } from './error-row.js';

export const PANEL_ERRORS: ErrorArea = {
  title: say('指令面板与菜单', 'Command panels and the menu'),
  pages: ['autogen/api/v2_panels.post.html', 'autogen/api/v2_menu.put.html'],
  rows: [
    ...known(40030001, 40030006, 40030008),
    never(WHY_NOT.inside, [40030009], '系统繁忙。', 'The platform is busy.'),
    ...known(40030011, 40030012, 40030013, 40030014, 40030015, 40030016, 40030017, 40030018),
    never(WHY_NOT.judged, [40030020], '内容有风险。', 'The content is risky.'),
    ...known(40030021),
  ],
};
