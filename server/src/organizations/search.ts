import {
  type Findable,
  holds,
  type IndexEntry,
  regionsAround,
  scopesOf,
  searchText,
  theseRecords,
  type Viewer,
} from '../kernel/index.js';
import { type Filter, type Reader, type SearchSchema } from '../platform/search/index.js';
import { type OrganizationRecord } from './model.js';
import { membership, staff } from './policy.js';

/** Those that everybody sees; the others are in an index that the public never looks into. */
const verified: SearchSchema = {
  kind: 'organizations',
  text: { name: { weight: 6, suggests: true } },
  columns: {
    status: { type: 'keyword', facet: true },
    organizationKind: { type: 'keyword', facet: true },
    region: { type: 'keyword', facet: true },
    claimedBy: { type: 'keyword' },
  },
};
const others: SearchSchema = { ...verified, kind: 'other-organizations' };

/** Organizations as they are found: by their names. */
export function findableOrganizations(
  findMany: Findable<OrganizationRecord>['findMany'],
): Findable<OrganizationRecord> {
  return {
    subject: 'organization',
    schemas: [verified, others],
    entryOf,
    readerOf: (viewer) => Promise.resolve(readerOf(viewer)),
    findMany,
  };
}

function entryOf({ status, name, kind, region, claimedBy }: OrganizationRecord): IndexEntry {
  return {
    kind: (status === 'verified' ? verified : others).kind,
    text: { name: searchText(name) },
    columns: { status, organizationKind: kind, region: regionsAround(region), claimedBy },
  };
}

/** As `visibleTo` of the policy; the test of every role over every list holds them together. */
function readerOf(viewer: Viewer): Reader {
  const everything: Filter = { all: [] };
  if (viewer.kind === 'system' || holds(viewer, staff))
    return { [verified.kind]: everything, [others.kind]: everything };
  if (viewer.personId === null) return { [verified.kind]: everything };
  const own: Filter[] = [
    theseRecords(scopesOf(viewer, membership, 'organization')),
    {
      all: [
        { column: 'claimedBy', in: [viewer.personId] },
        { column: 'status', in: ['claimed'] },
      ],
    },
    { column: 'region', in: scopesOf(viewer, 'county-officer', 'region') },
  ];
  return { [verified.kind]: everything, [others.kind]: { any: own } };
}
