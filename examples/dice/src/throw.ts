import { buttonData } from '@qqbotjs/core';

/** What is thrown: how many times, a die of how many sides. */
export interface Throw {
  readonly sides: number;
  readonly times: number;
}

/** A button that throws once more. */
export const rollAgain = buttonData('roll:<sides:int>:<times:int>');

/** Whether there are such dice, and few enough of them to fit into a message. */
export function isPossible({ sides, times }: Throw): boolean {
  return sides >= 2 && sides <= 1000 && times >= 1 && times <= 20;
}
