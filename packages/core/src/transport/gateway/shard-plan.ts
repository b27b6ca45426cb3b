import { GatewayError } from '../../errors/gateway-error.js';

/**
 * How many connections share the guilds, and which of them this process holds: a number, or `auto` for the platform's
 * advice, holds all; a list of numbers holds those of the advised count, so that several processes can share the rest.
 */
export type Shards = 'auto' | number | readonly number[] | { readonly ids: readonly number[]; readonly count: number };

/** Connections of this process: `ids` out of `count`. */
export interface ShardPlan {
  readonly ids: readonly number[];
  readonly count: number;
}

/**
 * @param advised - Asks the platform for the count it recommends; called only when needed.
 * @throws {@link GatewayError} when a number is not below the count.
 */
export async function planShards(shards: Shards, advised: () => Promise<number>): Promise<ShardPlan> {
  if (typeof shards === 'object' && 'ids' in shards) return checked(shards);
  const count = typeof shards === 'number' ? shards : await advised();
  const ids = typeof shards === 'object' ? shards : Array.from({ length: count }, (_, id) => id);
  return checked({ ids, count });
}

function checked(plan: ShardPlan): ShardPlan {
  const beyond = plan.ids.filter((id) => id >= plan.count);
  if (beyond.length === 0) return plan;
  throw new GatewayError({
    'zh-CN': `分片共 ${plan.count} 个，编号从 0 到 ${plan.count - 1}，没有 ${beyond.join('、')}。请改正 shards，或写 shards: { ids, count } 自定总数。`,
    en: `There are ${plan.count} shards, numbered 0 to ${plan.count - 1}, so no ${beyond.join(', ')}. Correct \`shards\`, or set the count yourself with shards: { ids, count }.`,
  });
}
