import { from, no } from './kind.js';

/** What is said. */
export const CONTENT = from('sendMessage', {
  typeMismatch: no(
    22006,
    '消息类型与内容不匹配',
    'msg_type 与消息体不一致。',
    'msg_type and the body do not fit together.',
    { fields: ['msg_type'] },
  ),
  badGroupType: no(340069, 'msg_type 无效', '群聊不支持这个 msg_type。', 'Groups do not take this msg_type.', {
    fields: ['msg_type'],
  }),
  badTyping: no(
    50059,
    'input_notify 参数错误',
    'input_notify 要求 input_type 为 1、input_second 为 1–60。',
    'input_notify needs input_type 1 and input_second from 1 to 60.',
    { fields: ['input_notify'] },
  ),
  empty: no(304061, '消息内容无效', '消息内容为空。', 'The message is empty.', { fields: ['content'] }),
  guildEmpty: no(50006, '消息为空', '消息内容为空。', 'The message is empty.', {
    source: 'guildMessage',
    fields: ['content'],
  }),
  markdownBoth: no(
    50057,
    'markdown 参数冲突',
    'markdown 的 content 与模板只能二选一。',
    'Markdown is either content or a template, not both.',
  ),
  tooLong: no(40054007, '消息过长', '消息超过了长度上限。', 'The text is longer than allowed.', {
    fields: ['content', 'content_raw'],
  }),
  badUrl: no(
    40034028,
    '消息包含未备案的 URL',
    'URL 的域名没有在管理端登记。',
    'The domain of a URL is not registered in the console.',
    { fields: ['content', 'markdown', 'keyboard'] },
  ),
  guildBadUrl: no(
    304003,
    'url 未报备',
    'URL 的域名没有在管理端登记。',
    'The domain of a URL is not registered in the console.',
    { source: 'guildMessage', fields: ['content', 'markdown'] },
  ),
  noArkRight: no(304004, '没有发 ark 消息权限', '机器人没有 ark 权限。', 'The bot was not granted ark cards.', {
    source: 'errorCodes',
    fields: ['ark'],
  }),
  badKeyboard: no(
    40034029,
    '键盘样式不合法',
    '键盘不符合要求：最多 5 行、每行 5 个，文字不超过 10 个字符。',
    'The keyboard breaks a limit: 5 rows of 5 buttons, labels of 10 characters.',
    { source: 'buttons', fields: ['keyboard'] },
  ),
});
