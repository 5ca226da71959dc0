import { type LocalizedText, systemViewer } from '../../kernel/index.js';
import { type OrganizationService } from '../../organizations/index.js';
import { type TeamService } from '../../teams/index.js';
import { type SolutionRecord } from '../model.js';
import { spellings } from './redaction.js';

/** Who stands behind a solution. */
export interface Identity {
  readonly team: LocalizedText | null;
  readonly institution: LocalizedText | null;
  /** Everything by which a reader could tell: names of team, institution (with aliases), leader and members, now or before. */
  readonly names: readonly string[];
}

const everything = systemViewer('identities');

/** Looks up who stands behind solutions, in a fixed number of commands for however many. */
export class Identities {
  constructor(
    private readonly teams: TeamService,
    private readonly organizations: OrganizationService,
  ) {}

  /** By the solution's id. */
  async of(solutions: readonly SolutionRecord[]): Promise<Map<string, Identity>> {
    const teamIds = [...new Set(solutions.map(({ teamId }) => teamId))];
    if (teamIds.length === 0) return new Map();
    const teams = new Map((await this.teams.findMany(everything, teamIds)).map((each) => [each._id, each]));
    const people = await this.teams.membersOf(teamIds);
    const institutionIds = [...teams.values()].flatMap(({ organizationId }) => organizationId ?? []);
    const found = await this.organizations.findMany(everything, institutionIds);
    const institutions = new Map(found.map((each) => [each._id, each]));
    return new Map(
      solutions.map((solution) => {
        const team = teams.get(solution.teamId);
        const institution = institutions.get(team?.organizationId ?? '');
        const names = [
          ...[team?.name, institution?.name].flatMap((name) => (name ? spellings(name) : [])),
          ...(institution?.aliases ?? []),
          ...(people.get(solution.teamId) ?? []).flatMap(({ name }) => spellings(name)),
          ...(solution.submitted?.members ?? []).flatMap(spellings),
        ];
        return [solution._id, { team: team?.name ?? null, institution: institution?.name ?? null, names }];
      }),
    );
  }
}
