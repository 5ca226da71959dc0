/** The value that half of them are below. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** The value that so much of them is below. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] as number;
}

/** How many milliseconds a work takes. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

/** Times two works in turn, so that what else the machine does weighs on both alike. */
export async function inTurn(
  times: number,
  first: (n: number) => Promise<unknown>,
  second: (n: number) => Promise<unknown>,
): Promise<[number[], number[]]> {
  const taken: [number[], number[]] = [[], []];
  for (let n = 0; n < times; n++) {
    const order = n % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const);
    for (const which of order) taken[which].push(await timed(() => (which === 0 ? first(n) : second(n))));
  }
  return taken;
}
