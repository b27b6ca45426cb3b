import { say, WHY_NOT } from '../row.js';
import { type ErrorArea, instead, known, never, row } from './error-row.js';

export const FILE_ERRORS: ErrorArea = {
  title: say('富媒体', 'Files'),
  pages: ['server-inter/message/send-receive/rich-media.html', 'autogen/api/v2_groups_group_openid_files.post.html'],
  rows: [
    never(WHY_NOT.unpublished, [10000], '不支持的操作。', 'The operation is not supported.'),
    ...known(850018),
    row(850019, '格式与 file_type 不符。', 'The format does not go with file_type.'),
    row(40034002, '同 850019，在 err_code 里。', 'The same as 850019, as err_code.'),
    ...known(850026),
    row(40034001, '同 850026，在 err_code 里。', 'The same as 850026, as err_code.'),
    never(instead(850026), [850027], '下载超时。', 'The download took too long.'),
    ...known(850031, 40093001),
    never(WHY_NOT.unpublished, [40093002], '当天的上传容量用完。', "The day's volume of uploads is used up."),
    never(instead(850026), [40093010], 'url 不正确。', 'The url is wrong.'),
  ],
};
