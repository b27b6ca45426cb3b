import { setTimeout as sleep } from 'node:timers/promises';
import { ApiError } from '../errors/api-error.js';
import type { WireFileType, WireFinishPartBody, WireUploadedFile } from '../protocol/media.js';
import type { RequestOptions } from '../rest/rest-client.js';
import type { Content } from './content.js';
import type { Fingerprint } from './fingerprint.js';
import { inParallel } from './in-parallel.js';
import type { MediaApi } from './media-api.js';
import type { MediaTarget } from './media.js';
import type { PartSender } from './part-sender.js';
import type { Progress } from './progress.js';
import { planUpload, type UploadPlan } from './upload-plan.js';

/** The platform has not seen the part yet. */
const PART_NOT_THERE = 40093001;

/** One content on its way to one place. */
export interface Upload {
  content: Content;
  fileType: WireFileType;
  fileName: string;
  target: MediaTarget;
  progress: Progress;
  request: RequestOptions & { timeoutMs: number };
}

/**
 * Uploads a content part by part: announce it, put each part where the platform says, report each, have them merged.
 *
 * @throws {@link ApiError} when the platform or its storage refuses.
 * @throws {@link NetworkError} when one of them cannot be reached.
 * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/server-inter/message/send-receive/rich-media.html}
 */
export async function uploadInParts(
  api: MediaApi,
  sender: PartSender,
  upload: Upload,
  { md5, sha1, md5First }: Fingerprint,
): Promise<WireUploadedFile> {
  const { content, target, request, progress } = upload;
  const described = { file_type: upload.fileType, file_name: upload.fileName };
  const announced = { ...described, file_size: String(content.sizeBytes), md5, sha1, md5_10m: md5First };
  const plan = planUpload(await api.prepareUpload(target.scene, target.id, announced, request), content.sizeBytes);
  const sendPart = async (part: UploadPlan['parts'][number], signal: AbortSignal): Promise<void> => {
    const { timeoutMs } = request;
    const partMd5 = await sender.send(part, content, { timeoutMs, signal, onSent: progress.part() });
    const finished = { part_index: part.index, block_size: String(part.end - part.start), md5: partMd5 };
    await finishPart(api, target, { upload_id: plan.uploadId, ...finished }, plan, { ...request, signal });
  };
  await inParallel(plan.parts, plan.concurrency, sendPart, request.signal);
  const merge = { ...described, srv_send_msg: false, upload_id: plan.uploadId };
  return api.upload(target.scene, target.id, merge, request);
}

/** Reports a part, again and again until the platform has seen it arrive. */
async function finishPart(
  api: MediaApi,
  { scene, id }: MediaTarget,
  body: WireFinishPartBody,
  { retryDelayMs, retryTimeoutMs }: UploadPlan,
  request: RequestOptions,
): Promise<void> {
  const lastTryAt = performance.now() + retryTimeoutMs - retryDelayMs;
  for (;;) {
    try {
      await api.finishPart(scene, id, body, request);
      return;
    } catch (error) {
      const isEarly = error instanceof ApiError && error.is(PART_NOT_THERE);
      if (!isEarly || performance.now() > lastTryAt) throw error;
    }
    await sleep(retryDelayMs, undefined, { signal: request.signal });
  }
}
