import { type Db } from 'mongodb';

interface Written {
  k: number;
  kind: string;
}

/** What a killed server lost of the acknowledged, left half done, or has wrong in an index. */
export async function findingsOf(
  db: Db,
  acknowledged: readonly string[],
): Promise<{ findings: string[]; highest: number }> {
  const all = await db.collection<Written>('records').find({}).toArray();
  const kinds = new Map(all.map(({ k, kind }) => [k, kind]));
  const findings = acknowledged.flatMap((line) => lost(line, kinds));
  if (kinds.size !== all.length) findings.push('a record is there twice');
  for (const [k, kind] of kinds)
    if (kind === 'pair' && !kinds.has(Number.isInteger(k) ? k + 0.5 : k - 0.5))
      findings.push(`half of pair ${k}`);
  const accounts = await db.collection('accounts').find().toArray();
  const total = accounts.reduce((sum, { balance }) => sum + (balance as number), 0);
  if (total !== 0) findings.push(`the accounts add up to ${total}`);
  return {
    findings: [...findings, ...(await indexFindings(db, all))],
    highest: Math.max(0, ...kinds.keys()),
  };
}

/** Each acknowledgement says what it was of, and under which number. */
function lost(line: string, kinds: ReadonlyMap<number, string>): string[] {
  const [kind = '', number] = line.split(' ');
  const k = Number(number);
  if (kind === 'removed') return kinds.has(k) ? [`${line}, but is there`] : [];
  const wanted = kind === 'pair' ? [k, k + 0.5] : [k];
  return wanted.every((each) => kinds.get(each) === kind) ? [] : [`${line} is lost`];
}

async function indexFindings(db: Db, all: readonly Written[]): Promise<string[]> {
  const records = db.collection<Written & { tags: string[] }>('records');
  const numbers = (docs: readonly Written[]) => docs.map(({ k }) => k).sort((a, b) => a - b);
  const every = numbers(all);
  const pairs = numbers(all.filter(({ kind }) => kind === 'pair'));
  const found: [string, readonly number[], readonly Written[]][] = [
    [
      'k',
      every,
      await records
        .find({ k: { $gte: -1 } })
        .hint({ k: 1 })
        .toArray(),
    ],
    [
      'kind',
      every,
      await records
        .find({ kind: { $gte: '' } })
        .hint({ kind: 1, k: -1 })
        .toArray(),
    ],
    [
      'tags',
      pairs,
      await records
        .find({ tags: { $gte: '' }, kind: 'pair' })
        .hint({ tags: 1 })
        .toArray(),
    ],
  ];
  const findings = found
    .filter(([, wanted, docs]) => wanted.join() !== numbers(docs).join())
    .map(([name]) => `the index of ${name} does not have what it should`);
  const { valid, errors } = await db.command({ validate: 'records' });
  if (!valid) findings.push(...(errors as string[]));
  return findings;
}
