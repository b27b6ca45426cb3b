import { GatewayError } from '../errors/gateway-error.js';

/** Told to whoever waits for a start that a stop has overtaken. */
export function stoppedBeforeReady(): GatewayError {
  return new GatewayError({ 'zh-CN': '机器人在就绪之前被停止。', en: 'The bot was stopped before it was ready.' });
}
