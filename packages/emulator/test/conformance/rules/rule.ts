import type { Localized } from '@qqbotjs/core';
import type { Stage, StageOptions } from '../stage.js';

/** Something the platform does that has no number of its own. It counts when its proof holds. */
export interface Rule extends StageOptions {
  /** Short and unique. */
  readonly id: string;
  readonly what: Localized;
  /** Throws when it does not hold. */
  readonly prove?: (stage: Stage) => Promise<unknown>;
  /** Instead of a proof: why it is left out. */
  readonly not?: Localized;
}
