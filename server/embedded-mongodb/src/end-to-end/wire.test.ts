import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Long, UUID } from 'bson';
import fc from 'fast-check';
import { encode } from '../bson/decode.js';
import { message, RawClient } from '../trials/raw-client.js';
import { type Served, serve } from './served.test-support.js';

let served: Served;
const clients: RawClient[] = [];
const connected = () => {
  const client = new RawClient(served.server.uri);
  clients.push(client);
  return client;
};

beforeAll(async () => {
  served = await serve();
});
afterEach(() => {
  clients.splice(0).forEach((client) => client.close());
});
afterAll(async () => {
  expect(served.faults).toEqual([]);
  await served.stop();
});

/** The handshake drivers begin with: a query of the older protocol. */
function legacyQuery(body: Record<string, unknown>): Buffer {
  const content = Buffer.concat([Buffer.from('\0\0\0\0admin.$cmd\0'), Buffer.alloc(8), encode(body)]);
  const header = Buffer.alloc(16);
  header.writeInt32LE(16 + content.length, 0);
  header.writeInt32LE(1, 4);
  header.writeInt32LE(2004, 12);
  return Buffer.concat([header, content]);
}

describe('the protocol', () => {
  it('answers the older handshake, and nothing else in that form', async () => {
    const client = connected();
    client.send(legacyQuery({ ismaster: 1, helloOk: true }));
    client.send(legacyQuery({ find: 'things' }));
    await client.heard(2);
    expect(client.replies[0]?.body).toMatchObject({
      ok: 1,
      setName: 'embedded',
      maxWireVersion: 21,
      isWritablePrimary: true,
    });
    expect(client.replies[1]?.body).toMatchObject({ ok: 0, code: 352 });
  });

  it('takes documents inside the body and beside it', async () => {
    const client = connected();
    await expect(client.ask({ insert: 'both', documents: [{ _id: 1 }] })).resolves.toMatchObject({
      ok: 1,
      n: 1,
    });
    const beside = { sequences: { documents: [{ _id: 2 }, { _id: 3 }] } };
    await expect(client.ask({ insert: 'both' }, beside)).resolves.toMatchObject({ ok: 1, n: 2 });
    await expect(client.ask({ count: 'both' })).resolves.toMatchObject({ n: 3 });
  });

  it('leaves a checksum aside, and gives no reply where more is to come', async () => {
    const client = connected();
    client.send(message(7, { insert: 'quiet', documents: [{ _id: 1 }] }, { moreToCome: true }));
    client.send(message(8, { count: 'quiet' }, { checksum: true }));
    await client.heard(1);
    expect(client.replies).toMatchObject([{ responseTo: 8, body: { n: 1, ok: 1 } }]);
  });

  it('puts messages together from any cut of the stream, in order', async () => {
    const stream = Buffer.concat(Array.from({ length: 5 }, (_, i) => message(i + 1, { ping: 1 })));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(stream.length), { maxLength: 8 }), async (cuts) => {
        const client = new RawClient(served.server.uri);
        const edges = [0, ...cuts.sort((a, b) => a - b), stream.length];
        for (const [i, edge] of edges.slice(1).entries()) client.send(stream.subarray(edges[i], edge));
        await client.heard(5);
        expect(client.replies.map(({ responseTo }) => responseTo)).toEqual([1, 2, 3, 4, 5]);
        client.close();
      }),
      { numRuns: 20 },
    );
  });

  it('hangs up on what is no message, and serves others on', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 24, maxLength: 200 }), async (noise) => {
        const client = new RawClient(served.server.uri);
        const bytes = Buffer.from(noise);
        bytes.writeInt32LE(bytes.length, 0);
        client.send(bytes);
        await client.closed;
      }),
      { numRuns: 50 },
    );
    await expect(connected().ask({ ping: 1 })).resolves.toMatchObject({ ok: 1 });
  });

  it('answers a well-framed message with a broken document by an error', async () => {
    const client = connected();
    const broken = message(1, { find: 'things', filter: { a: 'text' } });
    broken.writeInt32LE(1000, broken.indexOf('a\0', 40) + 2);
    client.send(broken);
    await client.heard(1);
    expect(client.replies[0]?.body).toMatchObject({ ok: 0, code: 22 });
  });
});

describe('retryable writes', () => {
  it('answer a repeated request as they did the first time, without writing again', async () => {
    const client = connected();
    const lsid = { id: new UUID() };
    const send = (number: number) =>
      client.ask({
        update: 'retried',
        updates: [{ q: { k: 1 }, u: { $inc: { n: 1 } }, upsert: true }],
        lsid,
        txnNumber: Long.fromNumber(number),
      });
    const first = await send(1);
    expect(first).toMatchObject({ n: 1, upserted: [{ index: 0 }] });
    await expect(send(1)).resolves.toEqual({ ...first, operationTime: expect.anything() as unknown });
    await send(2);
    await expect(send(1)).resolves.toMatchObject({ ok: 0, code: 225 });
    await expect(client.ask({ find: 'retried', projection: { _id: 0 } })).resolves.toMatchObject({
      cursor: { firstBatch: [{ k: 1, n: 2 }] },
    });
  });

  it('wait for a repetition that is still under way, on whatever connection', async () => {
    const lsid = { id: new UUID() };
    const request = { insert: 'once', documents: [{ a: 1 }], lsid, txnNumber: Long.fromNumber(1) };
    const replies = await Promise.all([
      connected().ask(request),
      connected().ask(request),
      connected().ask(request),
    ]);
    expect(replies).toMatchObject([
      { n: 1, ok: 1 },
      { n: 1, ok: 1 },
      { n: 1, ok: 1 },
    ]);
    await expect(connected().ask({ count: 'once' })).resolves.toMatchObject({ n: 1 });
  });
});
