import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type Connection } from 'mongoose';
import { inTransaction, openTemporaryDatabase, syncIndexes } from '../mongo/index.js';
import { MessageBox } from './index.js';

const clock = { time: Date.parse('2022-06-01T08:00:00Z'), now: (): Date => new Date((clock.time += 1_000)) };
const ids = { count: 0, id: (): string => `m${++ids.count}` };

let connection: Connection;
let drop: () => Promise<void>;
let box: MessageBox;

beforeAll(async () => {
  ({ connection, drop } = await openTemporaryDatabase());
  box = new MessageBox(connection, clock, ids);
  await syncIndexes(connection);
});
afterAll(() => drop());

const invitation = {
  recipient: 'p1',
  template: 'invitation',
  parameters: { link: 'https://duijie.example/i/1' },
};

it('a recipient reads what was sent to them, newest first', async () => {
  await inTransaction(connection, async (_session, writes) => {
    box.send(writes, invitation);
    box.send(writes, { ...invitation, template: 'reminder', parameters: {} });
    box.send(writes, { ...invitation, recipient: 'p2' });
  });
  const received = await box.listFor('p1');
  expect(received.map(({ template }) => template)).toEqual(['reminder', 'invitation']);
  expect(received[1]).toMatchObject(invitation);
});

it('a message of a transaction that failed was never sent', async () => {
  const failed = inTransaction(connection, async (_session, writes) => {
    box.send(writes, { ...invitation, recipient: 'p3' });
    throw new RangeError('undone');
  });
  await expect(failed).rejects.toThrow(RangeError);
  expect(await box.listFor('p3')).toEqual([]);
});
