import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { mongo } from 'mongoose';
import { createLog } from '../logging/index.js';
import { openDatabase } from './index.js';

const OP_QUERY = 2004;
const HELLO = {
  ismaster: true,
  isWritablePrimary: true,
  helloOk: true,
  minWireVersion: 0,
  maxWireVersion: 21,
  maxBsonObjectSize: 16_777_216,
  maxMessageSizeBytes: 48_000_000,
  maxWriteBatchSize: 100_000,
  ok: 1,
};

let server: Server;

/** Answers every message as a MongoDB does that belongs to no replica set; each message of a handshake arrives whole. */
beforeAll(async () => {
  server = createServer((socket) =>
    socket.on('data', (message) => socket.write(answer(message))).on('error', () => socket.destroy()),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

function answer(message: Buffer): Buffer {
  const body = mongo.BSON.serialize(HELLO);
  const legacy = message.readInt32LE(12) === OP_QUERY;
  const head = Buffer.alloc(legacy ? 36 : 21);
  head.writeInt32LE(head.length + body.length, 0);
  head.writeInt32LE(message.readInt32LE(4), 8);
  head.writeInt32LE(legacy ? 1 : 2013, 12);
  if (legacy) head.writeInt32LE(1, 32);
  return Buffer.concat([head, body]);
}

it('a standalone MongoDB is refused, because it cannot run transactions', async () => {
  const { port } = server.address() as AddressInfo;
  const mongodbUri = `mongodb://127.0.0.1:${port}`;
  const attempt = openDatabase({ mongodbUri, dataDir: tmpdir(), log: createLog('silent') });
  await expect(attempt).rejects.toThrow(/127\.0\.0\.1:\d+ is a standalone server.*replica set/);
});
