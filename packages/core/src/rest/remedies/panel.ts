import type { RemedyRow } from './remedy-row.js';

/**
 * Command panels and the menu.
 *
 * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/autogen/api/v2_panels.post.html}
 */
export const PANEL_REMEDIES: readonly RemedyRow[] = [
  {
    codes: [40030001],
    'zh-CN': '参数有误；请核对字段的名称与类型。',
    en: 'A parameter is wrong; check the names and types of the fields.',
  },
  {
    codes: [40030006],
    'zh-CN': '没有这个面板；请用 bot.api.panels.list() 查看现有的。',
    en: 'There is no such panel; see bot.api.panels.list() for those there are.',
  },
  {
    codes: [40030008],
    'zh-CN': '链接无效；必须以 https:// 开头，域名须已报备。',
    en: 'The link is invalid; it has to begin with https://, and its domain has to be registered.',
  },
  {
    codes: [40030009],
    'zh-CN': '系统繁忙；请稍后再试。',
    en: 'The platform is busy; try later.',
  },
  {
    codes: [40030011],
    'zh-CN': 'scope 应为 c2c、group、channel 或 dm。',
    en: 'scope is one of c2c, group, channel and dm.',
  },
  {
    codes: [40030012],
    'zh-CN': 'target_type 应为 all 或 specific；specific 只能用于 c2c 和 group，并须列出对象。',
    en: 'target_type is all or specific; specific goes with c2c and group only, and needs the targets listed.',
  },
  {
    codes: [40030013],
    'zh-CN':
      '超出上限：每个机器人 20 个面板，每个 20 项，对象每次 20 个；菜单 10 项，子菜单 5 项；名称 14、说明 30 个字符，汉字算 2 个。',
    en: 'A limit was exceeded: 20 panels for a bot, 20 items in each, 20 targets at a time; 10 items in a menu, 5 below one; names of 14 and descriptions of 30 characters, Chinese ones counting twice.',
  },
  {
    codes: [40030014],
    'zh-CN': '菜单项的 type 应为 send_message、link、switch 或 menu；子菜单里只能用前两种。',
    en: 'The type of a menu item is send_message, link, switch or menu; below a menu the first two only.',
  },
  {
    codes: [40030015],
    'zh-CN': '面板项的 type 应为 command 或 link。',
    en: 'The type of a panel item is command or link.',
  },
  {
    codes: [40030016],
    'zh-CN': '缺少必填字段；每一项都要有 type 和 name，以及与 type 对应的字段。',
    en: 'A required field is missing; every item needs type, name, and the field its type asks for.',
  },
  {
    codes: [40030017],
    'zh-CN': 'op 应为 add 或 del。',
    en: 'op is add or del.',
  },
  {
    codes: [40030018],
    'zh-CN': '这个场景不支持该操作；只有 c2c 和 group 能指定对象。',
    en: 'This does not work in this scope; only c2c and group take targets.',
  },
  {
    codes: [40030020],
    'zh-CN': '内容未通过审核；请修改文字后再试。',
    en: 'The content did not pass the audit; change the wording.',
  },
  {
    codes: [40030021],
    'zh-CN': '全局面板没有对象可改；请新建一个 target_type 为 specific 的面板。',
    en: 'A panel for everyone has no targets; create one with target_type specific.',
  },
];
