import { from, no } from './kind.js';

/** Forum channels. */
export const FORUM = from('forum', {
  notForum: no(503001, '频道 id 无效', '这不是论坛子频道。', 'This is no forum channel.'),
  noThreadTitle: no(503005, '帖子标题为空', '帖子标题不能为空。', 'A thread needs a title.', { fields: ['title'] }),
  noThreadContent: no(503006, '帖子内容为空', '帖子内容不能为空。', 'A thread needs content.', { fields: ['content'] }),
  noSuchThread: no(503012, '帖子不存在或已删除', '没有这个帖子，或已被删除。', 'There is no such thread (any more).', {
    fields: ['thread_id'],
  }),
  badThreadJson: no(
    503014,
    '帖子JSON内容解析失败',
    'format 4 的 content 要是 RichText 的 JSON：{"paragraphs":[…]}。',
    'With format 4 the content is a RichText as JSON: {"paragraphs":[…]}.',
    { fields: ['content'] },
  ),
  threadLinks: no(503016, '链接数量超过限制', '帖子里的链接太多。', 'The thread has too many links.', {
    fields: ['content'],
  }),
  threadText: no(503017, '字数超过限制', '帖子内容太长。', 'The text of the thread is too long.', {
    fields: ['content'],
  }),
  threadImages: no(503018, '图片数量超过限制', '帖子里的图片太多。', 'The thread has too many images.', {
    fields: ['content'],
  }),
  threadVideos: no(503019, '视频数量超过限制', '帖子里的视频太多。', 'The thread has too many videos.', {
    fields: ['content'],
  }),
  threadTitle: no(503020, '标题长度超过限制', '帖子标题太长。', 'The title of the thread is too long.', {
    fields: ['title'],
  }),
});
