import { enterpriseRoles } from '@duijie/shared';
import {
  assertQuery,
  cursorAt,
  type Findable,
  type Finder,
  invalid,
  type Page,
  type PageRequest,
  positionOf,
  scopesOf,
  type Viewer,
} from '../../kernel/index.js';
import { type Filter, type Sort } from '../../platform/search/index.js';
import { type RequirementRecord } from '../model.js';
import { insiderConditions } from '../search.js';
import { type RequirementFilter, type RequirementOrder } from './listing.js';

type R = RequirementRecord;

/** The orders of lists in which what was searched for may come instead of the best first. */
const sorts: Readonly<Partial<Record<RequirementOrder, Sort>>> = {
  DEADLINE_ASC: { column: 'deadline', direction: 'ascending' },
  DEADLINE_DESC: { column: 'deadline', direction: 'descending' },
  BUDGET_ASC: { column: 'budget', direction: 'ascending' },
  BUDGET_DESC: { column: 'budget', direction: 'descending' },
  RELEASED_DESC: { column: 'date', direction: 'descending' },
};

export interface RequirementQuery {
  readonly text: string;
  readonly challengeId?: string | undefined;
  readonly filter?: RequirementFilter | null | undefined;
  readonly sort?: RequirementOrder | null | undefined;
}

/** A page of the requirements that a text means, the best first unless sorted otherwise. */
export async function findRequirements(
  finder: Finder,
  findable: Findable<R>,
  viewer: Viewer,
  { text, challengeId, filter, sort }: RequirementQuery,
  page: PageRequest,
): Promise<Page<R>> {
  assertQuery('query', text);
  const position = positionOf(page);
  const order = sort == null ? null : sorts[sort];
  if (order === undefined)
    throw invalid('sort', 'NOT_ALLOWED', `with a query one of ${Object.keys(sorts).join(', ')}`);
  const conditions = conditionsOf(viewer, filter ?? {});
  if (challengeId !== undefined) conditions.push({ column: 'challenge', in: [challengeId] });
  const request = { text, filter: { all: conditions }, ...(order && { sort: order }), ...position };
  const { hits, total } = await finder.find(viewer, [findable], request);
  return pageOf(
    hits.map(({ record }) => record as R),
    position.offset,
    total.value,
  );
}

function pageOf(records: readonly R[], offset: number, total: number): Page<R> {
  const edges = records.map((node, index) => ({ cursor: cursorAt(offset + index), node }));
  return {
    edges,
    pageInfo: {
      hasNextPage: offset + edges.length < total,
      hasPreviousPage: offset > 0,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    count: () => Promise.resolve(total),
  };
}

/** As `conditionsOf` of lists. */
function conditionsOf(viewer: Viewer, filter: RequirementFilter): Filter[] {
  const { fields, status, regions, organization, mine } = filter;
  return [
    ...(fields?.length ? [{ column: 'field', in: fields }] : []),
    ...(status?.length ? [{ column: 'status', in: status }] : []),
    ...(regions?.length ? [{ column: 'region', in: regions }] : []),
    ...rangesOf(filter),
    ...(organization ? [ofOrganization(viewer, organization)] : []),
    ...(mine ? [ownConditions(viewer)] : []),
  ];
}

function rangesOf({ budgetMin, budgetMax, deadlineAfter, deadlineBefore }: RequirementFilter): Filter[] {
  const budget = {
    ...(budgetMin != null && { gte: Number(budgetMin) }),
    ...(budgetMax != null && { lte: Number(budgetMax) }),
  };
  const deadline = {
    ...(deadlineAfter && { gt: deadlineAfter }),
    ...(deadlineBefore && { lt: deadlineBefore }),
  };
  return [
    ...(Object.keys(budget).length > 0 ? [{ column: 'budget', ...budget }] : []),
    ...(Object.keys(deadline).length > 0 ? [{ column: 'deadline', ...deadline }] : []),
  ];
}

/** Where the name is not public, only insiders may find a requirement by its organization. */
function ofOrganization(viewer: Viewer, organization: string): Filter {
  const named: Filter = { column: 'namedOrganization', in: [organization] };
  const ofIt: Filter = { column: 'organization', in: [organization] };
  return { any: [named, { all: [ofIt, { any: insiderConditions(viewer) }] }] };
}

function ownConditions(viewer: Viewer): Filter {
  const own = scopesOf(viewer, enterpriseRoles, 'organization');
  return {
    any: [
      { column: 'organization', in: own },
      { column: 'createdBy', in: [viewer.personId ?? ''] },
    ],
  };
}
