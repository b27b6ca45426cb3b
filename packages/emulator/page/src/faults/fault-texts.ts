import type { Localized } from '@qqbotjs/core';
import { text } from '../text.js';

/** Words about what is to go wrong. */
export const FAULT_TEXTS = {
  faults: text('故障', 'Faults'),
  activeFaults: text('正在发生', 'Switched on'),
  noFaults: text(
    '一切正常。在下面打开一个故障，看机器人如何应对。',
    'All is well. Switch something on below and see how the bot copes.',
  ),
  endFault: text('结束', 'End'),
  endAll: text('全部结束', 'End all'),
  startFault: text('打开', 'Switch on'),
  strikeOnce: text('触发', 'Do it'),
  struck: text('已发生', 'struck'),
  times: text('次数', 'Times'),
  timesLeft: text('还剩', 'left'),
  forEver: text('一直', 'for ever'),
  probability: text('概率 %', 'Chance %'),
  customFault: text('自定义接口故障', 'Custom fault of calls'),
  'group-connection': text('连接', 'Connection'),
  'group-session': text('会话', 'Session'),
  'group-events': text('事件', 'Events'),
  'group-token': text('令牌与网关地址', 'Token and gateway address'),
  'group-sends': text('发送', 'Sends'),
  'group-webhook': text('Webhook', 'Webhook'),

  scenario: text('场景', 'Scenario'),
  scenarioHint: text(
    '按顺序发生的一系列故障，JSON 格式。after 是毫秒数，或 "message 3"（第三条消息）。',
    'Faults one after another, as JSON. "after" is milliseconds, or "message 3" for the third message.',
  ),
  loadFile: text('打开文件', 'Open a file'),
  saveFile: text('保存文件', 'Save as a file'),
  fromActive: text('用当前故障填写', 'From what is switched on'),
  play: text('播放', 'Play'),
  stopScenario: text('停止', 'Stop'),
  noJson: text('不是有效的 JSON：', 'This is no JSON: '),
  step: text('步骤', 'Step'),
  waitsFor: text('等待', 'waits for'),
} satisfies Record<string, Localized>;
