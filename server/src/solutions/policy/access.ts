import { signedIn, type SliceAccess } from '../../kernel/index.js';
import {
  readsReceipt,
  readsSubmitted,
  readsWorkingCopy,
  seesFeedback,
  seesHistory,
  seesReads,
} from '../policy.js';

const mutations = [
  'draftSolution',
  'editSolution',
  'attachSolutionFile',
  'removeSolutionFile',
  'submitSolution',
  'reviseSolution',
  'submitLateSolution',
  'admitLateSolution',
  'screenSolution',
  'handOverSolution',
  'shortlistSolution',
  'declineSolution',
  'withdrawSolution',
] as const;

/** Who may call the slice's root fields, and which fields of its records are not for everybody who sees the record. */
export const access: SliceAccess = {
  roots: {
    'Query.solution': signedIn,
    'Query.solutions': signedIn,
    'Query.mySolutions': signedIn,
    ...Object.fromEntries(mutations.map((name) => [`Mutation.${name}`, signedIn])),
  },
  fields: {
    Solution: {
      id: 'open',
      status: 'open',
      version: 'open',
      viewerActions: 'open',
      code: 'open',
      challenge: 'open',
      requirement: 'open',
      team: 'open',
      createdAt: 'open',
      openedAt: 'open',
      lockedAt: 'open',
      screenedAt: 'open',
      scoredAt: 'open',
      handedOverAt: 'open',
      content: readsWorkingCopy,
      submitted: readsSubmitted,
      receipt: readsReceipt,
      receipts: readsReceipt,
      versions: readsWorkingCopy,
      feedback: seesFeedback,
      history: seesHistory,
      reads: seesReads,
    },
    Requirement: { solutions: 'open', comparison: 'open' },
  },
};
