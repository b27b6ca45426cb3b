import { from, no } from './kind.js';

/** Rich media. */
export const FILES = from('richMedia', {
  badFileInfo: no(
    304080,
    'file_info 无效',
    'file_info 无效、已过期，或属于另一种场景。',
    'The file_info is unknown, has expired, or comes from the other scene.',
    { fields: ['file_info'] },
  ),
  noFileSource: no(
    850026,
    '富媒体文件获取失败',
    '需要平台能下载的 url、file_data，或一次完整分片上传的 upload_id。',
    'Needs a url that the platform can download, file_data, or the upload_id of a complete upload in parts.',
    { errCode: 40_034_001, fields: ['url', 'file_data', 'upload_id'] },
  ),
  badFileType: no(
    850019,
    '富媒体文件格式不支持',
    'file_type 只能是 1 图片、2 视频、3 语音、4 文件。',
    'file_type is 1 image, 2 video, 3 voice or 4 file.',
    { errCode: 40_034_002 },
  ),
  badFileFormat: no(
    850019,
    '富媒体文件格式不支持',
    '内容的格式与 file_type 不符（图片 png/jpg/gif/webp/bmp、视频 mp4、语音 silk），或内容为空。',
    'The content is empty, or not of a format that goes with its file_type (png/jpg/gif/webp/bmp, mp4, silk).',
    { errCode: 40_034_002, fields: ['file_type', 'url', 'file_data'] },
  ),
  fileTooLarge: no(850031, '富媒体文件过大', '文件超过了 200 MB。', 'The file is larger than 200 MB.', {
    fields: ['url', 'file_data', 'upload_id', 'file_size'],
  }),
  mutedForFiles: no(850018, '机器人被禁言', '机器人在群里被禁言。', 'The bot is muted in this group.'),
  partNotThere: no(
    40093001,
    '分片未上传完成',
    '这个分片还没有到达存储；请隔一会儿再报告。',
    'This part has not arrived at the storage yet; report it again later.',
  ),
});
