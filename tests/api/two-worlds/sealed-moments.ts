import { type RoleName } from '../matrix/world.js';
import { type Story } from './sealed.js';

/** A moment in the life of solutions: what happened until then, and who must not learn what is in them. */
export interface Moment {
  readonly name: string;
  readonly tell: (story: Story) => Promise<void>;
  readonly outsiders: readonly RoleName[];
  /** Those of them that stand nearest to what is sealed. */
  readonly nearest: readonly RoleName[];
}

/** How many needs are answered in all moments. */
export const needs = 19;

const always: readonly RoleName[] = [
  'anonymous',
  'plain',
  'otherMember',
  'officer',
  'otherOfficer',
  'otherOrganizer',
  'otherJudge',
  'otherTeamLeader',
  'institutionSignatory',
  'administrator',
];

/** Every state of a solution, at the moments from which on somebody else may read some of them. */
export const moments: readonly Moment[] = [
  {
    name: 'while they are sealed',
    tell: async (story) => {
      await story.solution('draft');
      await story.revise(await story.solution('submitted'));
      await story.withdraw(await story.solution('submitted'));
      await story.rival();
    },
    outsiders: [...always, 'member', 'signatory', 'organizer', 'auditor'],
    nearest: ['anonymous', 'otherTeamLeader', 'organizer'],
  },
  {
    name: 'when the organizer has opened them',
    tell: async (story) => {
      for (const status of ['late', 'locked', 'ineligible', 'scored', 'not-selected', 'withdrawn', 'lapsed'])
        await story.solution(status);
      await story.assigned(await story.solution('eligible'));
      await story.publish();
    },
    outsiders: [...always, 'member', 'signatory'],
    nearest: ['otherJudge', 'member'],
  },
  {
    name: 'when the enterprise reads them, and deals with the team',
    tell: async (story) => {
      await story.solution('shortlisted');
      for (const status of ['in-talks', 'no-deal', 'agreed', 'cancelled', 'superseded'])
        await story.docking(status);
      await story.contract();
      await story.publish();
    },
    outsiders: always,
    nearest: ['institutionSignatory'],
  },
];
