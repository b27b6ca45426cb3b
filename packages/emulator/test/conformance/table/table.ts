import type { Localized } from '@qqbotjs/core';
import type { State } from './state.js';

/** A cell that reads the same in both languages, or one text for each. */
export type Cell = string | Localized;

export interface TableRow {
  readonly cells: readonly Cell[];
  readonly state: State;
  /** How many things it stands for. @defaultValue 1 */
  readonly count?: number;
}

export interface Table {
  readonly title?: Localized;
  readonly pages: readonly string[];
  /** Over the cells; the state comes between the second and the third. */
  readonly head: readonly Cell[];
  readonly rows: readonly TableRow[];
}

export interface Section {
  readonly anchor: string;
  readonly title: Localized;
  readonly tables: readonly Table[];
}
