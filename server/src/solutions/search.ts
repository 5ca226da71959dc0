import { enterpriseRoles } from '@duijie/shared';
import {
  type Findable,
  holds,
  type IndexEntry,
  type Kernel,
  scopesOf,
  searchText,
  theseRecords,
  type Viewer,
} from '../kernel/index.js';
import { type Filter, type Reader, type SearchSchema } from '../platform/search/index.js';
import { givenToReview } from '../reviews/index.js';
import { teamsOf } from '../teams/index.js';
import { type SolutionRecord } from './model.js';
import { judgedStates } from './policy.js';

type S = SolutionRecord;

/** Sealed: nobody looks into it but a team for its own, and those to whom its solutions were opened. */
const solutions: SearchSchema = {
  kind: 'solutions',
  text: {
    title: { weight: 6, suggests: true },
    code: { weight: 8, suggests: true },
    abstract: { weight: 1 },
    route: { weight: 1 },
  },
  columns: {
    challenge: { type: 'keyword', facet: true },
    status: { type: 'keyword', facet: true },
    date: { type: 'date', sort: true },
    team: { type: 'keyword' },
    enterprise: { type: 'keyword' },
    opened: { type: 'keyword' },
    handedOver: { type: 'keyword' },
  },
};

/** Solutions as they are found: by what was handed in, or before that by what their team works on. */
export function findableSolutions(kernel: Kernel, findMany: Findable<S>['findMany']): Findable<S> {
  return {
    subject: 'solution',
    schemas: [solutions],
    entryOf,
    readerOf: (viewer) => readerOf(viewer, kernel),
    findMany,
  };
}

function entryOf({ submitted, content, code, ...record }: S): IndexEntry {
  // What others may read is never what the team works on.
  const shown = submitted ?? (record.openedAt === null ? content : null);
  return {
    kind: solutions.kind,
    text: {
      title: searchText(shown?.title ?? null),
      code: { en: code },
      abstract: searchText(shown?.abstract ?? null),
      route: searchText(shown?.route ?? null),
    },
    columns: {
      ...{ challenge: record.challengeId, status: record.status, date: record.createdAt },
      ...{ team: record.teamId, enterprise: record.enterpriseId },
      opened: record.openedAt && 'yes',
      handedOver: record.handedOverAt && 'yes',
    },
  };
}

const isOpened: Filter = { column: 'opened', exists: true };

/**
 * As `visibleTo` of the policy, which the test of every role over every list holds it to, but for one thing: an organizer does not
 * find what they entered for a team before it is opened, since they may not read it yet.
 */
async function readerOf(viewer: Viewer, kernel: Kernel): Promise<Reader> {
  if (viewer.kind === 'system') return { [solutions.kind]: { all: [] } };
  if (viewer.personId === null) return {};
  const staffed = [
    ...scopesOf(viewer, 'organizer', 'challenge'),
    ...scopesOf(viewer, 'auditor', 'challenge'),
  ];
  const asking = scopesOf(viewer, enterpriseRoles, 'organization');
  const filters: Filter[] = [
    { column: 'team', in: teamsOf(viewer).belongsTo },
    { all: [isOpened, { column: 'challenge', in: staffed }] },
    {
      all: [
        { column: 'enterprise', in: asking },
        { column: 'handedOver', exists: true },
      ],
    },
    ...(holds(viewer, 'auditor', { kind: 'platform' }) ? [isOpened] : []),
    ...(holds(viewer, 'judge') ? [await judged(viewer, kernel)] : []),
  ];
  return { [solutions.kind]: { any: filters } };
}

/** What a judge was granted, in the states and challenges in which it may be judged. */
async function judged(viewer: Viewer, kernel: Kernel): Promise<Filter> {
  const granted = await givenToReview(kernel, viewer, 'solution', { blind: false });
  const ofRounds = scopesOf(viewer, 'judge', 'round').length > 0;
  const theirs: Filter = { column: 'challenge', in: scopesOf(viewer, 'judge', 'challenge') };
  return {
    all: [theseRecords(granted), { column: 'status', in: judgedStates }, ...(ofRounds ? [] : [theirs])],
  };
}
