import DataLoader from 'dataloader';
import { type ChallengeService } from '../../challenges/index.js';
import { systemViewer } from '../../kernel/index.js';
import { type RequirementService } from '../../requirements/index.js';
import { type TeamService } from '../../teams/index.js';
import { type Surroundings } from '../workflow.js';

/** The slices that an answer stands on. */
export interface Neighbours {
  readonly challenges: ChallengeService;
  readonly requirements: RequirementService;
  readonly teams: TeamService;
}

const everything = systemViewer('solutions');

/** What guards ask about one solution; read anew at each question, after the gate was passed. */
export function surroundingsOfOne({ challenges, requirements, teams }: Neighbours): Surroundings {
  return {
    requirementOf: (id) => requirements.find(everything, { id }),
    challengeOf: (id) => challenges.find(everything, id),
    teamOf: (id) => teams.find(everything, id),
  };
}

/** The same for a list of solutions: each question is asked once for all of them. */
export function surroundingsOfMany({ challenges, requirements, teams }: Neighbours): Surroundings {
  const requirementsById = byId((ids) => requirements.findMany(everything, ids));
  const challengesById = byId((ids) => challenges.findMany(everything, ids));
  const teamsById = byId((ids) => teams.findMany(everything, ids));
  return {
    requirementOf: (id) => requirementsById.load(id),
    challengeOf: (id) => challengesById.load(id),
    teamOf: (id) => teamsById.load(id),
  };
}

function byId<R extends { _id: string }>(read: (ids: readonly string[]) => Promise<R[]>) {
  return new DataLoader<string, R | null>(async (ids) => {
    const found = new Map((await read(ids)).map((each) => [each._id, each]));
    return ids.map((id) => found.get(id) ?? null);
  });
}
