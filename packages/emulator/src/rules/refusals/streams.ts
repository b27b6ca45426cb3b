import { from, no } from './kind.js';

/** Messages that are written piece by piece. */
export const STREAMS = from('streamMessage', {
  streamChanged: no(
    40007,
    '已展示的内容不可修改',
    'replace 模式下新内容必须以已显示的内容开头。',
    'In replace mode the text has to begin with what was already shown.',
    { fields: ['content_raw'] },
  ),
  badStream: no(
    50001,
    '流式消息错误',
    'stream_msg_id 不存在、已结束，或 msg_seq 与首帧不同。',
    'The stream_msg_id is unknown or finished, or msg_seq differs from the first frame.',
    { fields: ['stream_msg_id', 'msg_seq'] },
  ),
  streamNeedsBasis: no(
    40034024,
    '请求参数msg_id无效或越权',
    '流式消息必须回复一条消息或事件。',
    'A stream has to answer a message or event.',
    { fields: ['msg_id', 'event_id'] },
  ),
});
