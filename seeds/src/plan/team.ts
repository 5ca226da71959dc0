import { type Institution, type TeamEntry } from '../content/index.js';
import { type Dice } from './dice.js';
import { type SolutionPlan } from './solution.js';

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/** When a team comes into being, in time for its first draft. */
export interface TeamPlan {
  readonly team: TeamEntry;
  readonly registeredAt: Date;
  /** Null where the members are only named in what the team answers. */
  readonly joining: Joining | null;
}

export interface Joining {
  readonly invitedAt: Date;
  readonly joinedAt: Date;
  /** Members signed on paper that they join, and their leader enters it. */
  readonly isOnPaper: boolean;
}

export interface InstitutionPlan {
  readonly institution: Institution;
  readonly registeredAt: Date;
}

/** Every so many-th team invites its members, and of all teams every so many-th does so on paper. */
const invitingEvery = 8;
const onPaperEvery = 24;

/** Teams register one or two days before their first draft; members of some join in the hours after. */
export function planTeams(
  teams: readonly TeamEntry[],
  solutions: readonly SolutionPlan[],
  dice: Dice,
): TeamPlan[] {
  return teams.map((team, index) => {
    const drafts = solutions.filter(({ solution }) => solution.team === team);
    if (drafts.length === 0) throw new Error(`team ${team.key} answers nothing`);
    const first = Math.min(...drafts.map(({ draftedAt }) => draftedAt.getTime()));
    const registered = first - dayMs - dice.below(240, 'registered', team.key) * minuteMs;
    return {
      team,
      registeredAt: new Date(registered),
      joining:
        index % invitingEvery === 5
          ? {
              invitedAt: new Date(registered + 15 * minuteMs),
              joinedAt: new Date(registered + (60 + dice.below(400, 'joined', team.key)) * minuteMs),
              isOnPaper: index % onPaperEvery === 5,
            }
          : null,
    };
  });
}

/** An institution is there a day before its first team. */
export function planInstitutions(
  institutions: readonly Institution[],
  teams: readonly TeamPlan[],
): InstitutionPlan[] {
  return institutions.map((institution) => {
    const own = teams.filter(({ team }) => team.institution === institution.key);
    if (own.length === 0) throw new Error(`institution ${institution.key} has no team`);
    const first = Math.min(...own.map(({ registeredAt }) => registeredAt.getTime()));
    return { institution, registeredAt: new Date(first - dayMs) };
  });
}
