import { enterpriseRoles } from '@duijie/shared';
import { type Findable, holds, type IndexEntry, scopesOf, searchText, type Viewer } from '../kernel/index.js';
import { type Filter, type Reader, type SearchSchema } from '../platform/search/index.js';
import { teamsOf } from '../teams/index.js';
import { type ContractRecord } from './model.js';
import { partyRoles } from './policy.js';

/** Nobody but those around a contract ever looks into it. */
const contracts: SearchSchema = {
  kind: 'contracts',
  text: { name: { weight: 6, suggests: true }, code: { weight: 8, suggests: true } },
  columns: {
    challenge: { type: 'keyword', facet: true },
    status: { type: 'keyword', facet: true },
    contractKind: { type: 'keyword', facet: true },
    date: { type: 'date', sort: true },
    enterprise: { type: 'keyword' },
    team: { type: 'keyword' },
    party: { type: 'keyword' },
  },
};

/** Contracts as they are found: by name and code. */
export function findableContracts(findMany: Findable<ContractRecord>['findMany']): Findable<ContractRecord> {
  return {
    subject: 'contract',
    schemas: [contracts],
    entryOf,
    readerOf: (viewer) => Promise.resolve(readerOf(viewer)),
    findMany,
  };
}

function entryOf({ name, code, status, ...record }: ContractRecord): IndexEntry {
  const parties = record.parties.flatMap(({ organizationId, personId }) => organizationId ?? personId ?? []);
  return {
    kind: contracts.kind,
    text: { name: searchText(name), code: { en: code } },
    columns: {
      ...{ challenge: record.challengeId, status, contractKind: record.kind, date: record.createdAt },
      ...{ enterprise: record.enterpriseId, team: record.teamId, party: parties },
    },
  };
}

/** As `visibleTo` of the policy; the test of every role over every list holds them together. */
function readerOf(viewer: Viewer): Reader {
  if (viewer.kind === 'system' || holds(viewer, 'auditor', { kind: 'platform' }))
    return { [contracts.kind]: { all: [] } };
  if (viewer.personId === null) return {};
  const around: Filter[] = [
    { column: 'challenge', in: scopesOf(viewer, 'organizer', 'challenge') },
    { column: 'enterprise', in: scopesOf(viewer, enterpriseRoles, 'organization') },
    { column: 'team', in: teamsOf(viewer).belongsTo },
    { column: 'party', in: [...scopesOf(viewer, partyRoles, 'organization'), viewer.personId] },
  ];
  return { [contracts.kind]: { any: around } };
}
