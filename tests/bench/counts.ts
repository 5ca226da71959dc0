import process from 'node:process';

/**
 * How many rounds a figure measures: all that the house promises, or those that the environment allows it, for a machine or
 * a moment that has no time for all. `BENCH_MODEL=100` lives through a hundred histories.
 */
export function countFor(figure: string, promised: number): number {
  const given = process.env[`BENCH_${figure.toUpperCase()}`];
  if (given === undefined) return promised;
  if (!/^[1-9]\d*$/.test(given)) throw new Error(`BENCH_${figure.toUpperCase()} is "${given}", no count`);
  return Number(given);
}
