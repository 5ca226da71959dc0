import { type Problem, limits } from '@duijie/shared';

/** Integer fen (1 yuan = 100 fen); Int64 in the database, a decimal string towards clients. */
export type Fen = bigint;

/** Reads a decimal string of whole fen; refuses signs other than `-`, fractions, exponents and anything beyond Int64. */
export function parseFen(text: string): Fen {
  if (!/^-?\d{1,18}$/.test(text))
    throw new RangeError('an amount is a whole number of fen as a decimal string');
  return BigInt(text);
}

/** Problems of an amount that must not be negative. */
export function amountProblems(path: string, amount: Fen | null | undefined): Problem[] {
  if (amount === null || amount === undefined) return [];
  if (amount < 0n) return [{ path, code: 'NEGATIVE', message: 'must not be negative' }];
  if (amount > limits.amountFen)
    return [{ path, code: 'TOO_LARGE', message: `must be at most ${limits.amountFen} fen` }];
  return [];
}
