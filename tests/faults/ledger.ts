import { type Db, type Document } from 'mongodb';
import { type Need } from './writers.js';

/** Acknowledged writes that are not there, and needs that are there twice: nothing may be either. */
export async function lostOrDoubled(db: Db, needs: readonly Need[]): Promise<string[]> {
  const records = await db.collection('requirements').find({}).toArray();
  const byRef = groupedBy(records, 'externalRef');
  return needs.flatMap(({ externalRef, id, acknowledged }) => {
    const found = byRef.get(externalRef) ?? [];
    const version = (found[0]?.version as number | undefined) ?? 0;
    if (found.length > 1) return [`${externalRef} is there ${found.length} times`];
    if (version < acknowledged) return [`${externalRef}: ${acknowledged} acknowledged, at ${version}`];
    if (version > acknowledged + 1) return [`${externalRef}: ${acknowledged} acknowledged, at ${version}`];
    return id !== null && found[0]?._id !== (id as unknown) ? [`${externalRef} has another id`] : [];
  });
}

/**
 * What a write cut in half would leave behind. Every record is held against its history, its events, its figures and its
 * code, each read from the database past the server and worked out anew.
 */
export async function halfApplied(db: Db): Promise<string[]> {
  const read = (collection: string, filter: Document = {}) =>
    db.collection(collection).find(filter).toArray();
  const subject = { subjectKind: 'requirement' };
  const records = await read('requirements');
  const bySubject = (rows: Document[]) => groupedBy(rows, 'subjectId');
  const history = bySubject(await db.collection('history').find(subject).sort({ seq: 1 }).toArray());
  const payloads = bySubject(await read('historyPayloads', subject));
  const events = bySubject(await read('outbox', subject));
  const facts = bySubject(await read('statisticsFacts', subject));
  const problems = records.flatMap((record) => {
    const id = record._id as unknown as string;
    const rows = history.get(id) ?? [];
    const say = (what: string) => `${record.externalRef as string} ${what}`;
    return [
      ...(rows.length === record.version ? [] : [say(`has version ${record.version}, ${rows.length} rows`)]),
      ...(rows.every(({ seq }, index) => seq === index + 1) ? [] : [say('has rows out of order')]),
      ...(rows.at(-1)?.to === record.status ? [] : [say(`is ${record.status}, not ${rows.at(-1)?.to}`)]),
      ...(payloads.get(id)?.length === rows.length ? [] : [say('lacks values')]),
      ...(events.get(id)?.length === rows.length ? [] : [say('lacks events')]),
      ...(same(figuresFrom(rows), (facts.get(id) ?? []).map(spanOf)) ? [] : [say('is counted wrongly')]),
    ];
  });
  return [
    ...problems,
    ...orphans(records, [history, payloads, events, facts]),
    ...(await codeProblems(db, records)),
  ];
}

/** When a need counted as collected, worked out from its history alone. */
function figuresFrom(rows: readonly Document[]): string[] {
  const spans: string[] = [];
  let open: Document | null = null;
  for (const row of rows) {
    if (row.action === 'submit') open ??= row;
    const closes = row.action === 'return' || (row.action === 'withdraw' && row.from === 'submitted');
    if (!closes || !open) continue;
    spans.push(span(open.recordedAt as Date, row.recordedAt as Date));
    open = null;
  }
  return open ? [...spans, span(open.recordedAt as Date, null)] : spans;
}

function spanOf(fact: Document): string {
  return span(fact.recordedFrom as Date, fact.recordedUntil as Date | null);
}

function span(from: Date, until: Date | null): string {
  return `${from.toISOString()} – ${until?.toISOString() ?? ''}`;
}

function same(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((each) => b.includes(each));
}

/** Rows about records that are not there. */
function orphans(records: readonly Document[], tables: readonly Map<string, Document[]>[]): string[] {
  const ids = new Set(records.map(({ _id }) => _id as string));
  return tables.flatMap((table) =>
    [...table.keys()].filter((id) => !ids.has(id)).map((id) => `${id} is missing`),
  );
}

/** Numbers are given out without gaps, in the transaction that takes them. */
async function codeProblems(db: Db, records: readonly Document[]): Promise<string[]> {
  const codes = new Set(records.flatMap(({ code }) => (typeof code === 'string' ? [code] : [])));
  const counters = await db.collection('codeCounters').find({}).toArray();
  const given = counters
    .flatMap(({ last }) => Object.values(last as Record<string, number>))
    .reduce((sum, each) => sum + each, 0);
  return given === codes.size ? [] : [`${given} codes were counted, ${codes.size} are there`];
}

/** Documents by what they have in a field. */
export function groupedBy(rows: readonly Document[], field: string): Map<string, Document[]> {
  const groups = new Map<string, Document[]>();
  for (const row of rows) {
    const key = row[field] as string;
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}
