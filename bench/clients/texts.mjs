// What the clients say, so that both say the same.
import { setTimeout as sleep } from 'node:timers/promises';

export const CARD = '# A card\n**bold** and [a link](https://example.com)';
export const CARD_BUTTONS = ['Yes', 'No', 'Later'];

/** Frames of a stream, and the time between two: as close as the platform takes them. */
export const FRAMES = 50;
export const FRAME_EVERY_MS = 300;

/** As a language model writes: a piece for each frame. */
export async function* story() {
  for (let n = 0; n < FRAMES; n++) {
    if (n > 0) await sleep(FRAME_EVERY_MS);
    yield `piece ${n} of what there is to say `;
  }
}
