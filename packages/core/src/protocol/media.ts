/** 1 image · 2 video · 3 voice · 4 file. */
export type WireFileType = 1 | 2 | 3 | 4;

/** A size in bytes: text on the wire, which has been a number before. */
export type WireSize = string | number;

/**
 * A file to upload: by its address, as base64, or the parts of a chunked upload put together.
 *
 * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/autogen/api/v2_users_user_openid_files.post.html}
 */
export interface WireUploadBody {
  file_type: WireFileType;
  /** Where the platform finds it, http or https. */
  url?: string;
  /** Raw base64 without `data:`. Not documented, in common use; above some 10 MB the proxy refuses it (HTTP 413). */
  file_data?: string;
  /** true sends it at once as an active message; false only gives a `file_info`. */
  srv_send_msg?: boolean;
  /** Shown for type 4. */
  file_name?: string;
  /** Puts the parts of this upload together. */
  upload_id?: string;
}

/** A file the platform holds. */
export interface WireUploadedFile {
  /** The platform's id of the file. */
  file_uuid: string;
  /** Goes into `media` of a message; good for all targets of the same scene, never of the other. */
  file_info: string;
  /** Seconds until `file_info` ends; 0 = never. */
  ttl: number;
  /** The message, when `srv_send_msg` sent one; empty otherwise. */
  id?: string;
  /** Where to download it, for `ttl`; only after a chunked upload of types 1 to 3. */
  raw_url?: string;
}

/**
 * Announces a chunked upload.
 *
 * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/autogen/api/v2_users_user_id_upload_prepare.post.html}
 */
export interface WirePrepareUploadBody {
  file_type: WireFileType;
  /** Bytes, as text. */
  file_size: string;
  /** With its ending. */
  file_name: string;
  /** Hex, of the whole file, as is `sha1`. */
  md5: string;
  /** Hex, of the whole file. */
  sha1: string;
  /** Hex, of the first 10 002 432 bytes; of the whole file when it is shorter. */
  md5_10m: string;
}

/** Where a chunked upload goes. */
export interface WirePreparedUpload extends WireUploadConfig {
  /** Names the upload in the calls that follow. */
  upload_id: string;
  /** Of every part but the last. */
  block_size: WireSize;
  /** In the order of the file. */
  parts: readonly WireUploadPart[];
  /** On the pages; the official SDK finds the same fields at the top level. */
  upload_config?: WireUploadConfig;
}

/** Where one part of a file goes. */
export interface WireUploadPart {
  /** Counted from 0 or from 1: echo it, and compute offsets from the position in the list. */
  index: number;
  /** Takes the bytes by PUT, without an Authorization header. */
  presigned_url: string;
  /** Of this part. */
  block_size?: WireSize;
}

/** How the platform wants parts to be sent. */
export interface WireUploadConfig {
  /** How many parts at the same time. */
  concurrency?: number;
  /** Seconds. */
  retry_timeout?: number;
  /** Seconds. */
  retry_delay?: number;
}

/** Tells that a part has arrived. */
export interface WireFinishPartBody {
  /** The one that was announced. */
  upload_id: string;
  /** As it was given. */
  part_index: number;
  /** Bytes of this part, as text. */
  block_size: string;
  /** Hex, of this part. */
  md5: string;
}
