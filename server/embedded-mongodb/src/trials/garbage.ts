import { setTimeout as delay } from 'node:timers/promises';
import { type Db } from 'mongodb';
import { mutated, randomOf } from './garbage-messages.js';
import { message, RawClient } from './raw-client.js';

const AT_A_TIME = 8;
/** After so long without a reply the rest of the message is not coming. */
const PATIENCE_MILLISECONDS = 30;

interface GarbageReport {
  /** Mutated messages that were answered, and those at which the connection was closed. */
  answered: number;
  closed: number;
  /** Those that waited for more bytes to come. */
  unfinished: number;
}

/**
 * Sends so many mutated messages, each over a connection of its own. In between and at the end others are served, what they
 * stored is there, and whatever the messages stored can be read.
 */
export async function sendGarbage(
  uri: string,
  db: Db,
  { count, seed }: { count: number; seed: number },
  tell: (text: string) => void,
): Promise<GarbageReport> {
  const canary = db.client.db('canary').collection('things');
  await canary.insertOne({ sings: true });
  const random = randomOf(seed);
  const report: GarbageReport = { answered: 0, closed: 0, unfinished: 0 };
  for (let sent = 0; sent < count; sent += AT_A_TIME) {
    const messages = Array.from({ length: Math.min(AT_A_TIME, count - sent) }, () => mutated(random));
    for (const outcome of await Promise.all(messages.map((bytes) => send(uri, bytes)))) report[outcome]++;
    if (sent % 1000 > 0) continue;
    if (!(await canary.findOne({ sings: true }))) throw new Error('what others stored is gone');
    tell(
      `${sent} sent: ${report.answered} answered, ${report.closed} closed, ${report.unfinished} unfinished`,
    );
  }
  await requireReadable(db);
  if ((await canary.countDocuments()) !== 1) throw new Error('what others stored is gone');
  return report;
}

async function send(uri: string, bytes: Buffer): Promise<keyof GarbageReport> {
  const client = new RawClient(uri);
  client.send(bytes);
  client.send(message(0, { ping: 1 }));
  const outcome = await Promise.race([
    client.heard(1).then(() => 'answered' as const),
    client.closed.then(() => 'closed' as const),
    delay(PATIENCE_MILLISECONDS, 'unfinished' as const),
  ]);
  client.close();
  return outcome;
}

async function requireReadable(db: Db): Promise<void> {
  for (const { name } of await db.listCollections({}, { nameOnly: true }).toArray()) {
    await db.collection(name).find().toArray();
    const { valid, errors } = await db.command({ validate: name });
    if (!valid) throw new Error(`${name}: ${String(errors)}`);
  }
}
