import { type Db, type Document } from 'mongodb';
import { type Scenario } from './crash-cycles.js';
import { type Agreement, Deal } from './deals.js';
import { groupedBy } from './ledger.js';

/** Parties that sign, register, pay and accept contracts about one agreement. */
export function dealing(agreement: Agreement): Scenario<Deal> {
  return {
    settle: () => Promise.resolve((number) => new Deal(number, agreement)),
    inspect: async (db, deals) => {
      const contracts = await db.collection('contracts').find({}).toArray();
      const payments = groupedBy(await db.collection('payments').find({}).toArray(), 'contractId');
      return { lost: lostOf(deals, contracts, payments), halves: await halvesOf(db, contracts, payments) };
    },
  };
}

type Groups = ReadonlyMap<string, readonly Document[]>;

/** Acknowledged writes that are not there, and contracts and payments that are there twice. */
function lostOf(deals: readonly Deal[], contracts: readonly Document[], payments: Groups): string[] {
  return deals.flatMap(({ name, id, acknowledgedFacts: known }) => {
    const found = contracts.filter((each) => (each.name as { text: string }).text === name);
    if (found.length > 1) return [`${name} is there ${found.length} times`];
    const version = (found[0]?.version as number | undefined) ?? 0;
    const paid = payments.get(found[0]?._id)?.length ?? 0;
    const more = version - known.contract + (paid - known.payments);
    const isSound = version >= known.contract && paid >= known.payments && more <= 1;
    const said = `${known.contract} facts and ${known.payments} payments acknowledged`;
    return [
      ...(isSound ? [] : [`${name}: ${said}, ${version} and ${paid} are there`]),
      ...(id !== null && found[0]?._id !== (id as unknown) ? [`${name} has another id`] : []),
    ];
  });
}

/** Contracts and payments that do not agree with their history, their events, their figures or each other. */
async function halvesOf(db: Db, contracts: readonly Document[], payments: Groups): Promise<string[]> {
  const rowsOf = async (collection: string, sort: Record<string, 1> = {}) => {
    const about = { subjectKind: { $in: ['contract', 'payment'] } };
    return groupedBy(await db.collection(collection).find(about).sort(sort).toArray(), 'subjectId');
  };
  const history = await rowsOf('history', { seq: 1 });
  const besides = { values: await rowsOf('historyPayloads'), events: await rowsOf('outbox') };
  const facts = await rowsOf('statisticsFacts');
  const records = [...contracts, ...[...payments.values()].flat()];
  const ids = new Set(records.map(({ _id }) => _id as unknown as string));
  return [
    ...records.flatMap((record) => recordProblems(record, history, besides)),
    ...contracts.flatMap((each) => moneyProblems(each, history, facts, payments)),
    ...[history, facts].flatMap((table) => [...table.keys()].filter((id) => !ids.has(id))),
    ...(await codeProblems(db, contracts)),
  ];
}

function recordProblems(
  { _id, version, status }: Document,
  history: Groups,
  besides: Readonly<Record<string, Groups>>,
): string[] {
  const id = _id as unknown as string;
  const rows = history.get(id) ?? [];
  const isInOrder = rows.length === version && rows.every(({ seq }, index) => seq === index + 1);
  return [
    ...(isInOrder ? [] : [`${id} has version ${version}, ${rows.length} rows`]),
    ...(rows.at(-1)?.to === status ? [] : [`${id} is ${status}, not ${rows.at(-1)?.to}`]),
    ...Object.entries(besides).flatMap(([name, table]) =>
      table.get(id)?.length === rows.length ? [] : [`${id} lacks ${name}`],
    ),
  ];
}

/** What was paid is the sum of the payments, and what counts is the total, from the last signature on. */
function moneyProblems(contract: Document, history: Groups, facts: Groups, payments: Groups): string[] {
  const id = contract._id as unknown as string;
  const big = (value: unknown) => BigInt(String(value));
  const sum = (payments.get(id) ?? []).reduce((total, { amount }) => total + big(amount), 0n);
  const isSigned = history.get(id)?.some(({ action, to }) => action === 'sign' && to === 'signed');
  const { total } = contract.terms as { total: unknown };
  const wanted = isSigned ? [String(total)] : [];
  const open = (facts.get(id) ?? []).filter(({ recordedUntil }) => recordedUntil === null);
  const counted = open.map(({ amount }) => String(amount));
  return [
    ...(big(contract.paid) === sum ? [] : [`${id}: ${contract.paid} paid, not ${sum}`]),
    ...(counted.join() === wanted.join() ? [] : [`${id} counts ${counted.join()}, not ${wanted.join()}`]),
  ];
}

/** Numbers of contracts are given out without gaps, in the transaction that takes them. */
async function codeProblems(db: Db, contracts: readonly Document[]): Promise<string[]> {
  const codes = new Set(contracts.map(({ code }) => code as string));
  const counters = await db.collection('codeCounters').find({}).toArray();
  const given = counters.reduce((sum, { last }) => sum + ((last as Record<string, number>).HT ?? 0), 0);
  return given === codes.size ? [] : [`${given} codes were counted, ${codes.size} are there`];
}
