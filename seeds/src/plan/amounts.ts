/** Contracts are about whole thousands of yuan. */
const unit = 100_000n;

/**
 * Shares a total among so many in proportion to what each asked for, in whole thousands of yuan; what rounding leaves goes
 * to the largest remainders, so that the sum is exact. Throws RangeError for a total that is no multiple of the unit.
 */
export function apportion(total: bigint, asked: readonly number[]): bigint[] {
  if (total % unit !== 0n) throw new RangeError(`${total} fen is no whole number of thousand yuan`);
  const units = total / unit;
  const sum = BigInt(asked.reduce((a, b) => a + b, 0));
  const shares = asked.map((each, index) => {
    const exact = BigInt(each) * units;
    return { index, whole: exact / sum, remainder: exact % sum };
  });
  const left = Number(units - shares.reduce((a, { whole }) => a + whole, 0n));
  const lucky = [...shares]
    .sort((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1))
    .slice(0, left)
    .map(({ index }) => index);
  return shares.map(({ index, whole }) => (whole + (lucky.includes(index) ? 1n : 0n)) * unit);
}

/** So many percent of an amount, in whole thousands of yuan, rounded down. */
export function percentOf(amount: bigint, percent: number): bigint {
  return ((amount * BigInt(percent)) / 100n / unit) * unit;
}
