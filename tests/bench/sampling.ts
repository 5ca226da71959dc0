/** The value below which the given share (0 to 1) of the values lies. */
export function percentile(values: readonly number[], share: number): number {
  if (values.length === 0) throw new Error('nothing was measured');
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)]!;
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

/**
 * Measures both sides in turns, the one that goes first changing from round to round, so that whatever else the machine does
 * meets both alike.
 */
export async function alternate<T>(
  rounds: number,
  first: () => Promise<T>,
  second: () => Promise<T>,
): Promise<{ first: T; second: T }[]> {
  const results: { first: T; second: T }[] = [];
  for (let round = 0; round < rounds; round++) {
    if (round % 2 === 0) {
      const a = await first();
      results.push({ first: a, second: await second() });
    } else {
      const b = await second();
      results.push({ first: await first(), second: b });
    }
  }
  return results;
}

/** How long each of `count` calls takes, one after the other, in milliseconds. */
export async function timesOf(count: number, call: (index: number) => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  for (let index = 0; index < count; index++) {
    const started = performance.now();
    await call(index);
    times.push(performance.now() - started);
  }
  return times;
}

/** Calls per second that `workers` callers reach within about `milliseconds`, each waiting for its answer. */
export async function throughputOf(
  workers: number,
  milliseconds: number,
  call: (index: number) => Promise<unknown>,
): Promise<{ perSecond: number; calls: number }> {
  const started = performance.now();
  let calls = 0;
  await Promise.all(
    Array.from({ length: workers }, async () => {
      while (performance.now() - started < milliseconds) await call(calls++);
    }),
  );
  return { perSecond: calls / ((performance.now() - started) / 1000), calls };
}
