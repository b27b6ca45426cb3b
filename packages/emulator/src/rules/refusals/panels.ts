import { from, no } from './kind.js';

/**
 * Command panels and the menu.
 *
 * 40030009 (an earlier change is under way) and 40030020 (risky content) do not happen here.
 */
export const PANELS = from('panels', {
  badPanel: no(40030001, '参数错误', '指令面板或菜单的参数不对。', 'A parameter of the panel or menu does not fit.'),
  noSuchPanel: no(40030006, '指令面板不存在', '没有这个指令面板。', 'There is no such panel.'),
  panelUrl: no(40030008, 'URL 格式错误', '链接要以 https:// 开头。', 'Links begin with https://.'),
  panelScope: no(
    40030011,
    '生效场景不合法',
    'scope 只能是 c2c、group、channel、dm。',
    'scope is c2c, group, channel or dm.',
  ),
  panelTargetType: no(
    40030012,
    '生效范围不合法',
    'target_type 只能是 all、specific。',
    'target_type is all or specific.',
  ),
  tooManyPanelThings: no(
    40030013,
    '超出数量限制',
    '最多 20 个面板、每个 20 项；菜单 10 项、子菜单 5 项；一次最多 20 个对象。',
    'At most 20 panels of 20 items, 10 menu items with 5 sub-items each, 20 targets at a time.',
  ),
  menuItemType: no(
    40030014,
    '菜单类型不合法',
    '菜单项的 type 只能是 send_message、link、switch、menu。',
    'A menu item is send_message, link, switch or menu.',
    { source: 'menu' },
  ),
  panelItemType: no(
    40030015,
    '元素类型不合法',
    '面板项的 type 只能是 command、link；子菜单项只能是 send_message、link。',
    'A panel item is command or link, a sub-item of the menu send_message or link.',
  ),
  panelFieldMissing: no(40030016, '必填字段缺失', '缺少必填字段。', 'A required field is missing.'),
  panelOp: no(40030017, '操作类型不合法', 'op 只能是 add、del。', 'op is add or del.'),
  panelNotInScene: no(
    40030018,
    '当前场景不支持此操作',
    'specific 只用于 c2c（user_openids）和 group（group_openids）。',
    'specific is for c2c, with user_openids, and group, with group_openids.',
  ),
  panelIsGlobal: no(
    40030021,
    '全局面板不支持指定关联对象',
    '全局面板没有关联对象。',
    'A panel for all has no targets.',
  ),
});
