import type { RawData } from 'ws';
import type { Localized } from '../../i18n/localized.js';
import { GatewayError } from '../../errors/gateway-error.js';
import type { ServerFrame } from '../../protocol/payload.js';

/**
 * Reads a frame, which may come as text or binary.
 *
 * @throws {@link GatewayError} when it is longer than `maxBytes`, or not a JSON object with an `op`.
 */
export function readFrame(data: RawData, maxBytes: number): ServerFrame {
  // A client socket left at its default type gives one Buffer, whether the frame was text or binary.
  const bytes = data as Buffer;
  if (bytes.byteLength > maxBytes) throw new GatewayError(tooLong(bytes.byteLength, maxBytes));
  const frame = parse(bytes.toString());
  if (typeof frame !== 'object' || frame === null || typeof (frame as ServerFrame).op !== 'number')
    throw new GatewayError(NOT_A_FRAME);
  return frame as ServerFrame;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new GatewayError(NOT_JSON, { cause: error });
  }
}

const NOT_JSON: Localized = {
  'zh-CN': '收到的帧不是 JSON，已跳过；若反复出现，请检查代理或 endpoints.api。',
  en: 'A frame was not JSON and was skipped; if this repeats, check proxies and endpoints.api.',
};

const NOT_A_FRAME: Localized = {
  'zh-CN': '收到的帧没有 op，已跳过；若反复出现，请检查 endpoints.api 是否指向 QQ 平台。',
  en: 'A frame had no op and was skipped; if this repeats, check that endpoints.api points to the platform.',
};

function tooLong(bytes: number, maxBytes: number): Localized {
  return {
    'zh-CN': `收到 ${bytes} 字节的帧，超过上限 ${maxBytes}，已跳过；如需接收，请调大 transport.maxFrameBytes。`,
    en: `A frame of ${bytes} bytes is over the limit of ${maxBytes} and was skipped; to take it, raise transport.maxFrameBytes.`,
  };
}
