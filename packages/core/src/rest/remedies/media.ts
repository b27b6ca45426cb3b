import type { RemedyRow } from './remedy-row.js';

/**
 * Uploading files, and sending them.
 *
 * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/autogen/api/v2_groups_group_openid_files.post.html}
 */
export const MEDIA_REMEDIES: readonly RemedyRow[] = [
  {
    codes: [304080],
    'zh-CN': 'file_info 无效、已过期或来自另一种场景；请为该场景重新上传。',
    en: 'The file_info is unknown, has expired, or comes from the other scene; upload again for this one.',
  },
  {
    codes: [304082, 304083, 40034004],
    'zh-CN': '平台没能处理这个文件，重试后仍未成功；请核对格式，或稍后再发。',
    en: 'The platform could not use the file, even after retries; check its format, or send later.',
  },
  {
    codes: [850018],
    'zh-CN': '群或机器人被禁言；请管理员解除后再上传。',
    en: 'The group or the bot is muted; ask an admin to lift it before you upload.',
  },
  {
    codes: [850019, 40034002],
    'zh-CN': '文件格式与 file_type 不符：1 png/jpg，2 mp4，3 silk，4 任意文件。',
    en: 'The format does not fit file_type: 1 png or jpg, 2 mp4, 3 silk, 4 any file.',
  },
  {
    codes: [850026, 40034001, 40093010],
    'zh-CN': '平台无法下载这个 url；请确认它公开可访问，以 http:// 或 https:// 开头，或改为直接上传。',
    en: 'The platform could not download the url; make sure that it is public and begins with http:// or https://, or upload the bytes.',
  },
  {
    codes: [850027],
    'zh-CN': '上传超时；请重试。',
    en: 'The upload took too long; try again.',
  },
  {
    codes: [850031],
    'zh-CN': '文件太大；上限为 200 MB。',
    en: 'The file is too large; 200 MB is the limit.',
  },
  {
    codes: [10000],
    'zh-CN': '平台不支持这个操作；请核对 file_type 与上传方式。',
    en: 'The platform does not support this; check file_type and the way of uploading.',
  },
  {
    codes: [40093001],
    'zh-CN': '分片尚未就绪；请按 retry_delay 的间隔重试，直到 retry_timeout。',
    en: 'The part is not there yet; try again every retry_delay until retry_timeout.',
  },
  {
    codes: [40093002],
    'zh-CN': '今天的上传容量已用完；请明天再传，或复用已有的 file_info。',
    en: "Today's upload volume is used up; upload tomorrow, or use a file_info you have.",
  },
];
