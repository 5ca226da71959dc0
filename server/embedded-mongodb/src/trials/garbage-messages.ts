import { Decimal128, Long, ObjectId, UUID, type Document } from 'bson';
import { message, type MessageOptions } from './raw-client.js';

const things = [
  {
    _id: new ObjectId('65a000000000000000000001'),
    name: 'a',
    tags: ['x', { y: 1 }],
    at: new Date(0),
    ok: true,
  },
  {
    _id: 2,
    amount: Decimal128.fromString('1.50'),
    big: Long.fromString('9007199254740993'),
    nested: { a: [[1]] },
  },
];
const lsid = { id: new UUID('00000000-0000-4000-8000-000000000001') };

const BODIES: readonly (readonly [Document, MessageOptions?])[] = [
  [{ hello: 1 }],
  [{ ping: 1 }],
  [{ insert: 'things', documents: things }],
  [{ insert: 'things', ordered: false }, { sequences: { documents: things } }],
  [{ insert: 'things', documents: things, lsid, txnNumber: Long.fromNumber(1) }],
  [
    {
      find: 'things',
      filter: { name: { $in: ['a', 'b'] }, amount: { $gt: 1 } },
      sort: { name: -1 },
      limit: 5,
    },
  ],
  [{ find: 'things', filter: { tags: { $elemMatch: { y: 1 } } }, projection: { 'tags.$': 1 }, batchSize: 1 }],
  [{ find: 'things', filter: { name: { $regex: '^a+', $options: 'i' } }, hint: { _id: 1 } }],
  [
    {
      update: 'things',
      updates: [
        { q: { _id: 2 }, u: { $inc: { n: 1 }, $push: { l: { $each: [1], $slice: -3 } } }, upsert: true },
      ],
    },
  ],
  [{ update: 'things', updates: [{ q: {}, u: [{ $set: { n: { $add: ['$n', 1] } } }], multi: true }] }],
  [
    { update: 'things' },
    {
      sequences: {
        updates: [{ q: { 'tags.y': 1 }, u: { $set: { 'tags.$[e].y': 2 } }, arrayFilters: [{ 'e.y': 1 }] }],
      },
    },
  ],
  [{ delete: 'things', deletes: [{ q: { _id: 9 }, limit: 1 }] }],
  [{ findAndModify: 'things', query: { _id: 2 }, update: { $set: { seen: true } }, new: true }],
  [
    {
      aggregate: 'things',
      pipeline: [
        { $match: { _id: { $gt: 0 } } },
        { $group: { _id: '$name', n: { $sum: 1 } } },
        { $sort: { n: -1 } },
      ],
      cursor: {},
    },
  ],
  [
    {
      aggregate: 'things',
      pipeline: [
        { $lookup: { from: 'things', localField: '_id', foreignField: '_id', as: 'same' } },
        { $unwind: '$same' },
        { $project: { x: { $concat: ['$name', '!'] } } },
      ],
      cursor: { batchSize: 2 },
    },
  ],
  [{ count: 'things', query: { name: { $ne: null } } }],
  [{ distinct: 'things', key: 'tags.y' }],
  [{ createIndexes: 'things', indexes: [{ key: { name: 1, tags: -1 }, name: 'name_tags', sparse: true }] }],
  [{ listIndexes: 'things' }],
  [{ listCollections: 1, filter: { name: 'things' }, nameOnly: true }],
  [{ getMore: Long.fromNumber(7), collection: 'things' }],
  [{ killCursors: 'things', cursors: [Long.fromNumber(7)] }],
  [
    {
      insert: 'things',
      documents: [{ t: 1 }],
      lsid,
      txnNumber: Long.fromNumber(2),
      autocommit: false,
      startTransaction: true,
    },
  ],
  [{ abortTransaction: 1, lsid, txnNumber: Long.fromNumber(2), autocommit: false }],
  [{ explain: { find: 'things', filter: { name: 'a' } }, verbosity: 'executionStats' }],
  [{ endSessions: [lsid] }],
];

/** What clients send, whole: of each kind of command one. */
export const MESSAGES: readonly Buffer[] = BODIES.map(([body, options], i) => message(i + 1, body, options));

/** Whole numbers below a bound, the same for the same seed. */
export type Random = (below: number) => number;

export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const MUTATIONS: readonly ((bytes: Buffer, random: Random) => Buffer)[] = [
  /** A byte becomes another. */
  (bytes, random) => {
    bytes[random(bytes.length)] = random(256);
    return bytes;
  },
  /** A bit turns. */
  (bytes, random) => {
    const at = random(bytes.length);
    bytes[at] = (bytes[at] as number) ^ (1 << random(8));
    return bytes;
  },
  /** Four bytes become a length, as near or far as may be. */
  (bytes, random) => {
    const lengths = [0, -1, 1, 4, 5, 0x7fffffff, -0x80000000, bytes.length, random(1000)];
    bytes.writeInt32LE(lengths[random(lengths.length)] as number, random(bytes.length - 3));
    return bytes;
  },
  /** A stretch goes. */
  (bytes, random) => {
    const at = 16 + random(bytes.length - 16);
    return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1 + random(20))]);
  },
  /** A stretch comes twice. */
  (bytes, random) => {
    const at = 16 + random(bytes.length - 16);
    return Buffer.concat([bytes.subarray(0, at + random(30)), bytes.subarray(at)]);
  },
];

/** A message with some mutations; most still say how long they are, many their document too, so that they are read to their end. */
export function mutated(random: Random): Buffer {
  let bytes: Buffer = Buffer.from(MESSAGES[random(MESSAGES.length)] as Buffer);
  for (let left = 1 + random(3); left > 0; left--)
    if (bytes.length > 20)
      bytes = (MUTATIONS[random(MUTATIONS.length)] as (typeof MUTATIONS)[number])(bytes, random);
  if (random(10) > 0 && bytes.length >= 16) bytes.writeInt32LE(bytes.length, 0);
  if (random(2) > 0 && bytes.length >= 26) bytes.writeInt32LE(bytes.length - 21, 21);
  return bytes;
}
