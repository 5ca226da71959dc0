import { type QueryFilter, trusted } from 'mongoose';
import { auditsIt, type InChallenge, isAdministrator, organizesIt } from '../challenges/index.js';
import {
  any,
  anyone,
  holds,
  type Rule,
  scopesOf,
  signedIn,
  type SliceAccess,
  type Viewer,
} from '../kernel/index.js';
import { type DeclaredEditionRecord, type PublicationRecord } from './model.js';

/** Sees every row behind the figures, and cells however small. */
export const seesRows: Rule<InChallenge> = any(organizesIt, auditsIt);

/** Figures whose rows are requirements that everybody may read. */
export const publicFigures: readonly string[] = ['requirementsReleased', 'docked'];

export const publicationPolicy = {
  edit: organizesIt,
  publish: organizesIt,
  correct: organizesIt,
} as const satisfies Record<string, Rule<PublicationRecord>>;

export const declaredPolicy = { correct: isAdministrator } as const satisfies Record<
  string,
  Rule<DeclaredEditionRecord>
>;

/** Published ones for everybody, drafts for organizers and auditors of the challenge. */
export function publicationsVisibleTo(viewer: Viewer): QueryFilter<PublicationRecord> {
  if (viewer.kind === 'system' || holds(viewer, 'auditor', { kind: 'platform' })) return {};
  const published = { status: trusted({ $ne: 'draft' as const }) };
  const own = scopesOf(viewer, ['organizer', 'auditor'], 'challenge');
  return own.length === 0 ? published : { $or: [published, { challengeId: trusted({ $in: own }) }] };
}

const mutations = [
  'draftPublication',
  'editPublication',
  'publishPublication',
  'correctPublication',
] as const;
const declaring = ['declareEdition', 'correctEdition'] as const;

/** Figures are public: they count records without telling which. */
export const access: SliceAccess = {
  roots: {
    'Query.editions': anyone,
    'Query.publication': anyone,
    'Query.publications': anyone,
    ...Object.fromEntries(mutations.map((name) => [`Mutation.${name}`, signedIn])),
    ...Object.fromEntries(declaring.map((name) => [`Mutation.${name}`, isAdministrator])),
  },
  fields: {
    Challenge: { statistics: 'open' },
    DeclaredEdition: {
      id: 'open',
      status: 'open',
      version: 'open',
      viewerActions: 'open',
      slug: 'open',
      declaredAt: 'open',
    },
    StatisticsRow: {
      id: 'open',
      subjectKind: 'open',
      subjectId: 'open',
      requirement: 'open',
      solution: 'open',
      docking: 'open',
      contract: 'open',
      field: 'open',
      region: 'open',
      province: 'open',
      amount: 'open',
      recordedFrom: 'open',
      effectiveFrom: 'open',
    },
    Publication: {
      id: 'open',
      status: 'open',
      version: 'open',
      viewerActions: 'open',
      challenge: 'open',
      title: 'open',
      text: 'open',
      asOf: 'open',
      basis: 'open',
      figures: 'open',
      definitionVersion: 'open',
      publishedAt: 'open',
      correction: 'open',
      correctedAt: 'open',
    },
  },
};
