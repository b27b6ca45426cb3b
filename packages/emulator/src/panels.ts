import { secret } from './ids.js';
import { fields, list, number, oneOf, record, type Saved, text } from './state/shape.js';

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

export const SAVED_PANELS = list(
  fields({
    id: text,
    scope: oneOf('c2c', 'group', 'channel', 'dm'),
    targetType: oneOf('all', 'specific'),
    targets: list(text),
    content: record,
    createdAt: number,
    updatedAt: number,
    version: number,
  }),
);

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

  save(): Saved<typeof SAVED_PANELS> {
    return [...this.#panels.values()].map((panel) => ({ ...panel, targets: [...panel.targets] }));
  }

  load(saved: Saved<typeof SAVED_PANELS>): void {
    for (const panel of saved) this.#panels.set(panel.id, { ...panel, targets: new Set(panel.targets) });
  }
}
