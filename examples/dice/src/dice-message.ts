import { type Locale, localize, type Outgoing } from '@qqbotjs/core';
import { type Throw, toButtonData } from './throw.js';

/** What was thrown, and a button to throw the same again. In the platform's own shape. */
export function diceMessage(thrown: Throw, rolls: readonly number[], locale: Locale): Outgoing {
  const label = localize({ 'zh-CN': '再掷一次', en: 'Roll again' }, locale);
  const again = {
    id: 'again',
    render_data: { label, visited_label: label, style: 1 as const },
    action: {
      type: 1 as const, // callback: a press comes back as an interaction
      data: toButtonData(thrown),
      permission: { type: 2 as const }, // everyone
      unsupport_tips: `/roll ${thrown.sides} ${thrown.times}`,
    },
  };
  return {
    msg_type: 2,
    markdown: { content: `🎲 ${thrown.times}d${thrown.sides}: **${rolls.join(' ')}**` },
    keyboard: { content: { rows: [{ buttons: [again] }] } },
  };
}
