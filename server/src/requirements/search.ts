import { enterpriseRoles } from '@duijie/shared';
import {
  type IndexEntry,
  type Findable,
  holds,
  type Kernel,
  regionsAround,
  scopesOf,
  searchKeywords,
  searchText,
  theseRecords,
  type Viewer,
} from '../kernel/index.js';
import { type Filter, type Reader, type SearchSchema } from '../platform/search/index.js';
import { givenToReview } from '../reviews/index.js';
import { type Indicator, type RequirementRecord } from './model.js';
import { shownText } from './service/description.js';

type R = RequirementRecord;

/** Those that everybody may read; what is not public yet is in an index that the public never looks into. */
export const released: SearchSchema = {
  kind: 'requirements',
  text: {
    title: { weight: 6, suggests: true },
    code: { weight: 8, suggests: true },
    keywords: { weight: 4, suggests: true },
    summary: { weight: 1 },
    indicators: { weight: 1 },
  },
  columns: {
    challenge: { type: 'keyword', facet: true },
    field: { type: 'keyword', facet: true },
    status: { type: 'keyword', facet: true },
    region: { type: 'keyword', facet: true },
    cooperationMode: { type: 'keyword', facet: true },
    budget: { type: 'number', facet: true, sort: true },
    deadline: { type: 'date', facet: true, sort: true },
    date: { type: 'date', sort: true },
    organization: { type: 'keyword' },
    namedOrganization: { type: 'keyword' },
    createdBy: { type: 'keyword' },
    submitted: { type: 'keyword' },
  },
};
const unreleased: SearchSchema = { ...released, kind: 'unreleased-requirements' };

/** Requirements as they are found: words and terms that stand in the public text, or before release in the original. */
export function findableRequirements(kernel: Kernel, findMany: Findable<R>['findMany']): Findable<R> {
  return {
    subject: 'requirement',
    schemas: [released, unreleased],
    entryOf,
    readerOf: (viewer) => readerOf(viewer, kernel),
    findMany,
  };
}

function entryOf(record: R): IndexEntry {
  const { title, summary, indicators } = shownText(record);
  return {
    kind: (record.isPublic ? released : unreleased).kind,
    text: {
      title: searchText(title),
      code: record.code === null ? {} : { en: record.code },
      keywords: searchKeywords(record.keywords),
      summary: searchText(summary),
      indicators: searchText(...indicators.flatMap(wordsOf)),
    },
    columns: columnsOf(record),
  };
}

function wordsOf({ name, targetText, method }: Indicator) {
  return [name, targetText, method];
}

function columnsOf(record: R): IndexEntry['columns'] {
  const { challengeId, field, status, region, cooperationModes, budget, deadline } = record;
  const { organizationId, namePublic, createdBy, submittedAt, releasedAt } = record;
  return {
    ...{ challenge: challengeId, field, status, region: regionsAround(region), deadline, createdBy },
    cooperationMode: cooperationModes,
    budget: budget === null ? null : Number(budget),
    date: releasedAt ?? submittedAt,
    organization: organizationId,
    namedOrganization: namePublic ? organizationId : null,
    submitted: submittedAt === null ? null : 'yes',
  };
}

const isSubmitted: Filter = { column: 'submitted', exists: true };

/** As `insiderFilters` of the policy. */
export function insiderConditions(viewer: Viewer): Filter[] {
  const officers = scopesOf(viewer, 'county-officer', 'region');
  const own = scopesOf(viewer, enterpriseRoles, 'organization');
  const inTheirs: Filter = { column: 'challenge', in: scopesOf(viewer, 'organizer', 'challenge') };
  const conditions: Filter[] = [
    { column: 'organization', in: own },
    { all: [isSubmitted, { column: 'region', in: officers }] },
    { all: [isSubmitted, inTheirs] },
    { all: [inTheirs, { column: 'createdBy', in: [viewer.personId ?? ''] }] },
  ];
  return holds(viewer, 'auditor', { kind: 'platform' }) ? [...conditions, isSubmitted] : conditions;
}

/** As `visibleTo` of the policy; the test of every role over every list holds them together. */
async function readerOf(viewer: Viewer, kernel: Kernel): Promise<Reader> {
  const everything: Filter = { all: [] };
  if (viewer.kind === 'system') return { [released.kind]: everything, [unreleased.kind]: everything };
  if (viewer.kind === 'anonymous') return { [released.kind]: everything };
  const granted = await givenToReview(kernel, viewer, 'requirement', { blind: false });
  const letIn = [...insiderConditions(viewer), theseRecords(granted)];
  return { [released.kind]: everything, [unreleased.kind]: { any: letIn } };
}
