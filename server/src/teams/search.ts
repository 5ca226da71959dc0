import {
  type Findable,
  holds,
  type IndexEntry,
  regionsAround,
  scopesOf,
  searchKeywords,
  searchText,
  theseRecords,
  type Viewer,
} from '../kernel/index.js';
import { type Filter, type Reader, type SearchSchema } from '../platform/search/index.js';
import { type TeamRecord } from './model.js';
import { staff, teamsOf } from './policy.js';

/** Those that everybody who signed in sees; suspended and dissolved ones are in an index of their own. */
const registered: SearchSchema = {
  kind: 'teams',
  text: {
    name: { weight: 6, suggests: true },
    keywords: { weight: 4, suggests: true },
    expertise: { weight: 1 },
  },
  columns: {
    status: { type: 'keyword', facet: true },
    region: { type: 'keyword', facet: true },
    date: { type: 'date', sort: true },
    organization: { type: 'keyword' },
  },
};
const others: SearchSchema = { ...registered, kind: 'other-teams' };

/** Teams as they are found: by what they are called and what they can do. */
export function findableTeams(findMany: Findable<TeamRecord>['findMany']): Findable<TeamRecord> {
  return {
    subject: 'team',
    schemas: [registered, others],
    entryOf,
    readerOf: (viewer) => Promise.resolve(readerOf(viewer)),
    findMany,
  };
}

function entryOf({ status, name, keywords, expertise, ...record }: TeamRecord): IndexEntry {
  return {
    kind: (status === 'registered' ? registered : others).kind,
    text: { name: searchText(name), keywords: searchKeywords(keywords), expertise: searchText(expertise) },
    columns: {
      ...{ status, region: regionsAround(record.region), date: record.registeredAt },
      organization: record.organizationId,
    },
  };
}

/** As `visibleTo` of the policy; the test of every role over every list holds them together. */
function readerOf(viewer: Viewer): Reader {
  const everything: Filter = { all: [] };
  if (viewer.kind === 'system' || holds(viewer, staff))
    return { [registered.kind]: everything, [others.kind]: everything };
  if (viewer.personId === null) return {};
  const institutions = scopesOf(viewer, 'enterprise-signatory', 'organization');
  const own: Filter[] = [
    theseRecords(teamsOf(viewer).belongsTo),
    { column: 'organization', in: institutions },
  ];
  return { [registered.kind]: everything, [others.kind]: { any: own } };
}
