/** What is thrown: how many times, a die of how many sides. */
export interface Throw {
  readonly sides: number;
  readonly times: number;
}

/** Whether there are such dice, and few enough of them to fit into a message. */
export function isPossible({ sides, times }: Throw): boolean {
  return sides >= 2 && sides <= 1000 && times >= 1 && times <= 20;
}

/** The throw as the data of a button. */
export function toButtonData({ sides, times }: Throw): string {
  return `roll:${sides}:${times}`;
}

/** The throw a button stands for; `undefined` for buttons of others. */
export function fromButtonData(data: string | undefined): Throw | undefined {
  const groups = /^roll:(?<sides>\d+):(?<times>\d+)$/.exec(data ?? '')?.groups;
  return groups && { sides: Number(groups.sides), times: Number(groups.times) };
}
