import { type TestApp } from '../factories/index.js';

/** A record as the driver reads and writes it, past models and services. */
export type Row = Record<string, unknown> & { _id: string };

const batch = 1_000;

/** Rows of a collection that match, as they are stored. */
export async function rowsOf(app: TestApp, collection: string, filter: object = {}): Promise<Row[]> {
  return app.kernel.connection.db!.collection<Row>(collection).find(filter).toArray();
}

/** Writes `count` rows, each made by its number. */
export async function insertRows(
  app: TestApp,
  collection: string,
  count: number,
  make: (number: number) => Row,
): Promise<void> {
  const rows = app.kernel.connection.db!.collection<Row>(collection);
  for (let from = 0; from < count; from += batch) {
    const size = Math.min(batch, count - from);
    await rows.insertMany(
      Array.from({ length: size }, (_none, index) => make(from + index)),
      { ordered: false },
    );
  }
}

/**
 * A requirement like another one: with an id and a code of its own, and another place in every order. `challengeId` says
 * where it belongs.
 */
export function requirementLike(template: Row, number: number, challengeId: string): Row {
  const later = (value: unknown) => new Date((value as Date).getTime() + number * 1_000);
  const more = BigInt(number) * 100n;
  const { budget, code, deadline, releasedAt } = template;
  return {
    ...template,
    _id: `${challengeId.slice(0, 8)}${scattered(number)}`,
    challengeId,
    code: code === null ? null : `${challengeId.slice(0, 8)}-${number}`,
    byCode: code === null ? template.byCode : `${challengeId.slice(0, 8)}-${number}`,
    externalRef: null,
    deadline: deadline === null ? null : later(deadline),
    byDeadline: deadline === null ? template.byDeadline : later(deadline),
    releasedAt: releasedAt === null ? null : later(releasedAt),
    byRelease: releasedAt === null ? template.byRelease : later(releasedAt),
    budget: budget === null ? null : big(budget) + more,
    byBudget: budget === null ? template.byBudget : big(template.byBudget) + more,
    byBudgetDown: budget === null ? template.byBudgetDown : big(template.byBudgetDown) - more,
  };
}

function big(value: unknown): bigint {
  return typeof value === 'bigint' ? value : BigInt(Number(value));
}

/** A number as 16 characters that are in no order, like the ids of records. */
function scattered(number: number): string {
  const mixed = BigInt.asUintN(64, (BigInt(number) + 1n) * 0x9e3779b97f4a7c15n);
  return mixed.toString(16).padStart(16, '0');
}
