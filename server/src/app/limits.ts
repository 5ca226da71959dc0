import { type Connection } from 'mongoose';
import { TooManyAttempts } from '../kernel/index.js';
import { Attempts, TooManyAttempts as LimitReached } from '../platform/limits/index.js';

const windowSeconds = 15 * 60;
/** An office shares one address, a person has one account. */
const perAccount = 10;
const perAddress = 100;

/** Counts attempts per account and per address, and refuses with the kernel's error; `prune` forgets windows that passed. */
export function attemptLimits(connection: Connection) {
  const accounts = new Attempts(connection, { name: 'account', attempts: perAccount, windowSeconds });
  const addresses = new Attempts(connection, { name: 'address', attempts: perAddress, windowSeconds });
  const byAddress = (key: string) => key.includes(':address:');
  const onBoth = async (keys: readonly string[], act: (limit: Attempts, keys: string[]) => Promise<void>) => {
    await act(
      accounts,
      keys.filter((key) => !byAddress(key)),
    );
    await act(addresses, keys.filter(byAddress));
  };
  return {
    consume: (keys: readonly string[]) =>
      onBoth(keys, (limit, some) => limit.consume(some)).catch((error: unknown) => {
        throw error instanceof LimitReached ? new TooManyAttempts(error.retryAfter) : error;
      }),
    forget: (keys: readonly string[]) => onBoth(keys, (limit, some) => limit.forget(some)),
    giveBack: (keys: readonly string[]) => onBoth(keys, (limit, some) => limit.giveBack(some)),
    prune: (now: Date) => accounts.prune(now),
  };
}
