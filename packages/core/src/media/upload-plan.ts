import type { WirePreparedUpload } from '../protocol/media.js';
import { ApiError } from '../errors/api-error.js';

/** Where one part of the content goes. */
export interface Part {
  /** As the platform counts. */
  index: number;
  url: string;
  start: number;
  /** Exclusive. */
  end: number;
}

export interface UploadPlan {
  uploadId: string;
  parts: readonly Part[];
  concurrency: number;
  /** How long to wait before a part is reported as finished again, and when to give that up. */
  retryDelayMs: number;
  retryTimeoutMs: number;
}

/** Each part under way has a connection and a buffer of its own. */
const MAX_CONCURRENCY = 8;
/** As the official SDK does. */
const MAX_RETRY_SECONDS = 600;

/**
 * Reads what the platform wants to have: sizes as strings or numbers, the configuration in either of its two places,
 * positions by the order of the parts, since the counting of `index` differs.
 *
 * @throws {@link ApiError} when its parts are not exactly this content.
 * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/server-inter/message/send-receive/rich-media.html}
 */
export function planUpload(answer: WirePreparedUpload, sizeBytes: number): UploadPlan {
  const { concurrency, retry_delay, retry_timeout } = { ...answer, ...answer.upload_config };
  return {
    uploadId: answer.upload_id,
    parts: cut(answer, sizeBytes),
    concurrency: Math.min(positive(concurrency, 1), MAX_CONCURRENCY),
    retryDelayMs: positive(retry_delay, 1) * 1000,
    retryTimeoutMs: Math.min(positive(retry_timeout, MAX_RETRY_SECONDS), MAX_RETRY_SECONDS) * 1000,
  };
}

function cut({ parts, block_size }: WirePreparedUpload, sizeBytes: number): Part[] {
  let end = 0;
  const cuts = parts.map((part) => {
    const start = end;
    end = Math.min(start + positive(part.block_size ?? block_size, 0), sizeBytes);
    return { index: part.index, url: part.presigned_url, start, end };
  });
  if (end < sizeBytes || cuts.some((part) => part.start === part.end)) throw doesNotFit(parts.length, sizeBytes);
  return cuts;
}

function positive(value: string | number | undefined, otherwise: number): number {
  const number = Number(value);
  return Number.isFinite(number) && number > 0 ? number : otherwise;
}

function doesNotFit(count: number, sizeBytes: number): ApiError {
  return new ApiError({
    code: 200,
    status: 200,
    method: 'POST',
    path: '…/upload_prepare',
    reason: `${count} parts that are not the ${sizeBytes} bytes of this content`,
    remedy: {
      'zh-CN': '平台给出的分片与内容大小不符；请重试，仍然如此请反馈。',
      en: 'The parts the platform asks for do not add up to the content; try again, and report it if that does not help.',
    },
  });
}
