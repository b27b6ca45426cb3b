import type {
  WireFinishPartBody,
  WirePreparedUpload,
  WirePrepareUploadBody,
  WireUploadBody,
  WireUploadedFile,
} from '../../protocol/media.js';
import { perSecond } from '../rate.js';
import type { RequestOptions, RestClient } from '../rest-client.js';
import { type Route, route } from '../route.js';

/** Where an uploaded file can be sent: what was uploaded for the one is refused in the other. */
export type MediaScene = 'c2c' | 'group';

/**
 * Uploading files for messages in groups and one-to-one chats.
 *
 * In chunks: `prepareUpload`, PUT each part to its `presigned_url`, `finishPart` for each, then `upload` with the `upload_id`.
 */
export class MediaApi {
  constructor(private readonly rest: RestClient) {}

  /**
   * Hands over a file, or puts the parts of a chunked upload together. Rate: 50 per second in each scene.
   *
   * With `srv_send_msg` it also sends it, as an active message; only then is a lost answer not asked for again.
   *
   * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/autogen/api/v2_users_user_openid_files.post.html}
   */
  upload(
    scene: MediaScene,
    targetId: string,
    body: WireUploadBody,
    options?: RequestOptions,
  ): Promise<WireUploadedFile> {
    const idempotent = body.srv_send_msg !== true;
    const path = route`${target(scene, targetId)}/files`;
    return this.rest.request('POST', path, body, { rate: perSecond(50), idempotent, ...options });
  }

  /**
   * Announces a file that comes in parts. Rate: 10 per second in each scene.
   *
   * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/autogen/api/v2_users_user_id_upload_prepare.post.html}
   */
  prepareUpload(
    scene: MediaScene,
    targetId: string,
    body: WirePrepareUploadBody,
    options?: RequestOptions,
  ): Promise<WirePreparedUpload> {
    const path = route`${target(scene, targetId)}/upload_prepare`;
    return this.rest.request('POST', path, body, { rate: perSecond(10), idempotent: true, ...options });
  }

  /**
   * Tells that a part has arrived. Rate: 10 per second in each scene. 40093001 = not yet: tell again after `retry_delay`.
   *
   * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/autogen/api/v2_users_user_id_upload_part_finish.post.html}
   */
  finishPart(scene: MediaScene, targetId: string, body: WireFinishPartBody, options?: RequestOptions): Promise<void> {
    const path = route`${target(scene, targetId)}/upload_part_finish`;
    return this.rest.execute('POST', path, body, { rate: perSecond(10), idempotent: true, ...options });
  }
}

function target(scene: MediaScene, id: string): Route {
  return scene === 'c2c' ? route`/v2/users/${id}` : route`/v2/groups/${id}`;
}
