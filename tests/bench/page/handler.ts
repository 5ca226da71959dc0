import express from 'express';
import { type Db, MongoClient } from 'mongodb';
import { type AddressInfo } from 'node:net';

// What somebody would write by hand: Express and the plain driver, with the filter, sort and projection of the public page.
// Run as a process of its own; HANDLER_DATABASE names the database.
interface Asked {
  slug: string;
  field: string;
}

interface Listed {
  _id: string;
  code: string;
  field: string;
  status: string;
  budget: bigint | null;
  deadline: Date;
  publicText: { title: { text: string } };
}

const size = 20;
const client = await MongoClient.connect(process.env.HANDLER_DATABASE!, { useBigInt64: true });
const db = client.db();
const requirements = db.collection<Listed & { challengeId: string }>('requirements');
const challenges = db.collection<Challenge>('challenges');

const app = express();
app.disable('x-powered-by');
app.disable('etag');
app.get('/readyz', (_request, response) => void response.json({ status: 'ready' }));
app.use(express.json());
app.post('/page', async (request, response) => {
  response.json({ data: { requirements: await pageOf(request.body as Asked, true) } });
});
app.post('/uncounted', async (request, response) => {
  response.json({ data: { requirements: await pageOf(request.body as Asked, false) } });
});
app.post('/contract', async (request, response) => {
  const asked = request.body as Asked;
  const [challenge, page] = await Promise.all([challengeOf(db, asked.slug), pageOf(asked, true)]);
  response.json({ data: { challenge, requirements: page } });
});
const server = app.listen(0, '127.0.0.1', () => {
  console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});

async function pageOf({ slug, field }: Asked, counted: boolean) {
  const challenge = await challenges.findOne(
    { slug, status: { $ne: 'planned' } },
    { projection: { _id: 1 } },
  );
  const filter = { field, challengeId: challenge!._id, isPublic: true };
  const find = requirements
    .find(filter)
    .sort({ byDeadline: 1, _id: 1 })
    .limit(size + 1)
    .project<Listed>({ code: 1, field: 1, status: 1, budget: 1, deadline: 1, 'publicText.title.text': 1 })
    .toArray();
  const [rows, totalCount] = await Promise.all([
    find,
    counted ? requirements.countDocuments(filter) : undefined,
  ]);
  const edges = rows.slice(0, size).map((row) => ({ cursor: cursorOf(row), node: shown(row) }));
  const pageInfo = { hasNextPage: rows.length > size, endCursor: edges.at(-1)?.cursor ?? null };
  return { totalCount, edges, pageInfo };
}

function shown({ _id, code, publicText, field, status, budget, deadline }: Listed) {
  return {
    id: _id,
    code,
    title: { text: publicText.title.text },
    field,
    status: status.toUpperCase().replaceAll('-', '_'),
    budget: budget?.toString() ?? null,
    deadline: deadline.toISOString(),
  };
}

function cursorOf({ _id, deadline }: Listed): string {
  return Buffer.from(JSON.stringify([{ date: deadline.getTime() }, _id])).toString('base64url');
}

interface Challenge {
  _id: string;
  slug: string;
  status: string;
  name: { text: string };
  year: number;
  dictionaries: { fields: { code: string }[] };
}

async function challengeOf(database: Db, slug: string) {
  const wanted = { name: 1, year: 1, 'dictionaries.fields.code': 1 } as const;
  const found = (await challenges.findOne({ slug, status: { $ne: 'planned' } }, { projection: wanted }))!;
  const now = new Date();
  const cells = await database
    .collection('statisticsFacts')
    .aggregate<{ _id: { metric: string; field: string }; count: number }>([
      {
        $match: {
          challengeId: found._id,
          recordedFrom: { $lte: now },
          $or: [{ recordedUntil: null }, { recordedUntil: { $gt: now } }],
        },
      },
      { $group: { _id: { metric: '$metric', field: '$field' }, count: { $sum: 1 } } },
    ])
    .toArray();
  const sum = (metric: string, field?: string) =>
    cells
      .filter(({ _id }) => _id.metric === metric && (field === undefined || _id.field === field))
      .reduce((total, { count }) => total + count, 0);
  const byField = found.dictionaries.fields.map(({ code }) => ({
    field: code,
    requirementsReleased: sum('released', code),
  }));
  const statistics = {
    requirementsCollected: sum('collected'),
    requirementsReleased: sum('released'),
    byField,
  };
  return { name: { text: found.name.text }, year: found.year, statistics };
}
