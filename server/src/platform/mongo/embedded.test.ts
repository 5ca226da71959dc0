import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLog } from '../logging/index.js';
import { DatabaseUnavailable, openDatabase, type Database } from './index.js';

const log = createLog('silent');
let dataDir: string;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'duijie-embedded-'));
});
afterAll(() => rm(dataDir, { recursive: true, force: true }));

function open(): Promise<Database> {
  return openDatabase({ dataDir, log });
}

describe('the embedded database', () => {
  it('keeps what was acknowledged, from one opening to the next', async () => {
    const first = await open();
    expect(first.kind).toBe('embedded');
    await first.connection.collection('parcel').insertOne({ _id: 'kept' as never, weight: 3n });
    await first.close();
    const second = await open();
    expect(await second.connection.collection('parcel').findOne()).toEqual({ _id: 'kept', weight: 3n });
    await second.close();
  });

  it('serves a data folder once, and names the folder to the second', async () => {
    const first = await open();
    const error: unknown = await open().catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(DatabaseUnavailable);
    expect((error as Error).message).toContain(`already running on the data folder ${dataDir}`);
    expect((error as Error).message).toContain('DUIJIE_DATA_DIR');
    await first.close();
  });
});
