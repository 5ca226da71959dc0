import { contracts, milestones, payments } from './contracts.js';
import { dockings } from './dockings.js';
import { accounts, challenges, memberships, organizations } from './platform.js';
import { questions } from './questions.js';
import { requirements } from './requirements.js';
import { assignments, awards, notices, rounds } from './reviews.js';
import { solutions } from './solutions.js';
import { declaredEditions, publications } from './statistics.js';
import { teamInvitations, teams } from './teams.js';
import { type Subject } from './lifecycle.js';

/** Every kind of record that has a life, so that no table and no mutation is left out of a test that walks them all. */
export const lifecycles: readonly Subject[] = [
  requirements,
  organizations,
  challenges,
  accounts,
  memberships,
  rounds,
  assignments,
  awards,
  notices,
  questions,
  teams,
  teamInvitations,
  contracts,
  milestones,
  payments,
  solutions,
  dockings,
  publications,
  declaredEditions,
];
