// Run as a process of its own, to be killed: writes without end and says what was acknowledged, one line
// each.
import { writeSync } from 'node:fs';
import { argv } from 'node:process';
import { MongoClient } from 'mongodb';
import { startEmbeddedMongo } from '../index.js';

const [path = '', firstNumber = '0'] = argv.slice(2);
const server = await startEmbeddedMongo({ path });
const client = await new MongoClient(server.uri).connect();
const records = client.db('crash').collection('records');
const accounts = client.db('crash').collection<{ _id: number; balance: number }>('accounts');
await records.createIndex({ k: 1 }, { unique: true });
await records.createIndex({ kind: 1, k: -1 });
await records.createIndex({ tags: 1 }, { partialFilterExpression: { kind: 'pair' } });
let next = Number(firstNumber);

const acknowledge = (line: string) => writeSync(1, `${line}\n`);
acknowledge('ready');

async function single(k: number): Promise<void> {
  await records.insertOne({ k, kind: 'single', tags: [`t${k % 3}`], filler: 'x'.repeat(600) });
  acknowledge(`single ${k}`);
}

/** Two records, and a transfer between accounts, or nothing of it. */
async function pair(k: number): Promise<void> {
  await client.withSession((session) =>
    session.withTransaction(async () => {
      await records.insertOne({ k, kind: 'pair', tags: ['a', `t${k % 3}`] }, { session });
      await records.insertOne({ k: k + 0.5, kind: 'pair', tags: ['b'] }, { session });
      await accounts.updateOne({ _id: k % 5 }, { $inc: { balance: -1 } }, { session, upsert: true });
      await accounts.updateOne({ _id: (k + 1) % 5 }, { $inc: { balance: 1 } }, { session, upsert: true });
    }),
  );
  acknowledge(`pair ${k}`);
}

async function changed(k: number): Promise<void> {
  await records.insertOne({ k, kind: 'changing', tags: [] });
  await records.updateOne({ k }, { $set: { kind: 'changed' }, $push: { tags: 'late' } as never });
  acknowledge(`changed ${k}`);
}

async function removed(k: number): Promise<void> {
  await records.insertOne({ k, kind: 'leaving', tags: ['c'] });
  await records.deleteOne({ k });
  acknowledge(`removed ${k}`);
}

const KINDS = [single, pair, changed, removed];

await Promise.all(
  Array.from({ length: 8 }, async () => {
    for (;;) {
      const k = next++;
      await (KINDS[k % KINDS.length] as typeof single)(k);
    }
  }),
);
