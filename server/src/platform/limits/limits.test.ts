import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Connection } from 'mongoose';
import { openTemporaryDatabase, syncIndexes } from '../mongo/index.js';
import { Attempts, TooManyAttempts } from './index.js';

let connection: Connection;
let drop: () => Promise<void>;

beforeAll(async () => {
  ({ connection, drop } = await openTemporaryDatabase());
  login();
  await syncIndexes(connection);
});
afterAll(() => drop());

function login(name = 'login'): Attempts {
  return new Attempts(connection, { name, attempts: 3, windowSeconds: 3_600 });
}

async function outcomeOf(attempt: Promise<void>): Promise<unknown> {
  return attempt.then(
    () => 'allowed',
    (error: unknown) => error,
  );
}

describe('limits of attempts', () => {
  it('allow so many per key, then say when to come back', async () => {
    const limit = login();
    for (let attempt = 0; attempt < 3; attempt += 1)
      expect(await outcomeOf(limit.consume(['a', 'ip1']))).toBe('allowed');
    const refused = await outcomeOf(limit.consume(['a', 'ip2']));
    expect(refused).toBeInstanceOf(TooManyAttempts);
    const { retryAfter } = refused as TooManyAttempts;
    expect(Number.isInteger(retryAfter) && retryAfter > 0 && retryAfter <= 3_600).toBe(true);
    expect(await outcomeOf(limit.consume(['b', 'ip1']))).toBeInstanceOf(TooManyAttempts);
    expect(await outcomeOf(limit.consume(['b', 'ip3']))).toBe('allowed');
  });

  it('hold for another server on the same database', async () => {
    await login().consume(['shared']);
    await login().consume(['shared']);
    await login().consume(['shared']);
    expect(await outcomeOf(login().consume(['shared']))).toBeInstanceOf(TooManyAttempts);
    expect(await outcomeOf(login('reset').consume(['shared']))).toBe('allowed');
  });

  it('count attempts that come at the same moment', async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 12 }, () => outcomeOf(login().consume(['burst']))),
    );
    expect(outcomes.filter((outcome) => outcome === 'allowed')).toHaveLength(3);
    expect(outcomes.filter((outcome) => outcome instanceof TooManyAttempts)).toHaveLength(9);
  });

  it('begin anew for whoever succeeded', async () => {
    const limit = login();
    const three = async () => {
      for (let attempt = 0; attempt < 3; attempt += 1)
        expect(await outcomeOf(limit.consume(['honest']))).toBe('allowed');
    };
    await three();
    await limit.forget(['honest']);
    await three();
    expect(await outcomeOf(limit.consume(['honest']))).toBeInstanceOf(TooManyAttempts);
  });

  it('do not count what is given back', async () => {
    const limit = login();
    for (let attempt = 0; attempt < 12; attempt += 1) {
      expect(await outcomeOf(limit.consume(['office']))).toBe('allowed');
      await limit.giveBack(['office']);
    }
    for (let attempt = 0; attempt < 3; attempt += 1)
      expect(await outcomeOf(limit.consume(['office']))).toBe('allowed');
    expect(await outcomeOf(limit.consume(['office']))).toBeInstanceOf(TooManyAttempts);
  });

  it('store neither accounts nor addresses, and forget passed windows', async () => {
    const limit = login();
    await limit.consume(['someone@example.org']);
    const rows = await connection.collection('attempts').find().toArray();
    expect(JSON.stringify(rows)).not.toContain('someone');
    expect(await limit.prune(new Date())).toBe(0);
    expect(await limit.prune(new Date(Date.now() + 7_200_000))).toBe(rows.length);
  });
});
