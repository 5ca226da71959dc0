import { type QueryFilter, trusted } from 'mongoose';
import { type Kernel, notFound, type Page, type PageRequest, paginate } from '../../kernel/index.js';
import { factModel, type FactRow } from '../model.js';
import { definitionsFor } from './definitions.js';
import { type Basis } from './figures.js';

/** Which rows: those that a figure of a challenge counts at a moment. */
export interface RowsQuery {
  readonly programme: string;
  readonly challengeId: string;
  readonly figure: string;
  readonly moment: Date;
  readonly basis: Basis;
}

/** The rows behind a figure, in the order in which they were recorded; of rows that count once the first. */
export async function rowsBehind(
  kernel: Kernel,
  query: RowsQuery,
  page: PageRequest,
): Promise<Page<FactRow>> {
  const filter = await filterFor(kernel, query);
  return paginate(factModel(kernel), { filter, sort: { recordedFrom: 1 }, page });
}

/** Ids of all of them. */
export async function rowIdsBehind(kernel: Kernel, query: RowsQuery): Promise<string[]> {
  const rows = await factModel(kernel)
    .find(await filterFor(kernel, query), { _id: 1 })
    .sort({ recordedFrom: 1, _id: 1 })
    .lean<{ _id: string }[]>();
  return rows.map(({ _id }) => _id);
}

async function filterFor(
  kernel: Kernel,
  { programme, challengeId, figure, moment, basis }: RowsQuery,
): Promise<QueryFilter<FactRow>> {
  const definition = definitionsFor(programme).figures.find((each) => each.figure === figure);
  if (!definition) throw notFound();
  const from = trusted({ $lte: moment });
  const until = trusted({ $gt: moment });
  const isEffective = basis === 'effective';
  const filter: QueryFilter<FactRow> = {
    challengeId,
    metric: definition.metric,
    ...(isEffective ? { effectiveFrom: from } : { recordedFrom: from }),
    $or: isEffective
      ? [{ effectiveUntil: null }, { effectiveUntil: until }]
      : [{ recordedUntil: null }, { recordedUntil: until }],
  };
  const key = 'distinct' in definition ? definition.distinct : undefined;
  return key ? firstOf(kernel, filter, key) : filter;
}

async function firstOf(
  kernel: Kernel,
  filter: QueryFilter<FactRow>,
  key: 'requirementId' | 'teamId',
): Promise<QueryFilter<FactRow>> {
  const rows = await factModel(kernel)
    .find(filter, { requirementId: 1, teamId: 1 })
    .sort({ recordedFrom: 1, _id: 1 })
    .lean<Pick<FactRow, '_id' | 'requirementId' | 'teamId'>[]>();
  const first = new Map(rows.toReversed().map((row) => [row[key], row._id]));
  return { _id: trusted({ $in: [...first.values()] }) };
}
