import { secret } from './ids.js';

export type PanelScope = 'c2c' | 'group' | 'channel' | 'dm';

/** A command panel. */
export interface Panel {
  readonly id: string;
  readonly scope: PanelScope;
  readonly targetType: 'all' | 'specific';
  /** Openids it is for, when it is not for all. */
  readonly targets: Set<string>;
  /** Items and remark, on the wire as they are. */
  content: Record<string, unknown>;
  /** Milliseconds. */
  readonly createdAt: number;
  updatedAt: number;
  version: number;
}

/** Panels a bot may have. */
export const MAX_PANELS = 20;

/** The command panels of one bot. */
export class Panels {
  readonly #panels = new Map<string, Panel>();

  get size(): number {
    return this.#panels.size;
  }

  get(id: string): Panel | undefined {
    return this.#panels.get(id);
  }

  /** Those of one scope, the youngest first. */
  of(scope: PanelScope): readonly Panel[] {
    return [...this.#panels.values()].filter((panel) => panel.scope === scope).toReversed();
  }

  add(fields: Pick<Panel, 'scope' | 'targetType' | 'targets' | 'content'>, now: number): Panel {
    const panel = { id: `p_${secret(12)}`, ...fields, createdAt: now, updatedAt: now, version: 1 };
    this.#panels.set(panel.id, panel);
    return panel;
  }

  delete(id: string): boolean {
    return this.#panels.delete(id);
  }
}
