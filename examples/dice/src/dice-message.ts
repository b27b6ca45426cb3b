import { keyboard, type Locale, localize, markdown, type Outgoing } from '@qqbotjs/core';
import { rollAgain, type Throw } from './throw.js';

const AGAIN = { 'zh-CN': '再掷一次', en: 'Roll again' };

/** What was thrown, and a button to throw the same again. */
export function diceMessage({ sides, times }: Throw, rolls: readonly number[], locale: Locale): Outgoing {
  const again = rollAgain.button(localize(AGAIN, locale), sides, times, {
    id: 'again',
    unsupportedTip: `/roll ${sides} ${times}`,
  });
  return [markdown(`🎲 ${times}d${sides}: **${rolls.join(' ')}**`), keyboard([[again]])];
}
