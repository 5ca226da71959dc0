import { limits, type Problem } from '@duijie/shared';
import { type AccountService } from '../../accounts/index.js';
import { type LocalizedText, systemViewer, type Viewer } from '../../kernel/index.js';
import { type OrganizationService } from '../../organizations/index.js';
import { type TeamService } from '../../teams/index.js';
import { type PartyKey } from '../model.js';

const everything = systemViewer('contracts');

/** Who can be a party, and what parties are called. */
export class Parties {
  constructor(
    private readonly organizations: OrganizationService,
    private readonly accounts: AccountService,
    private readonly teams: TeamService,
  ) {}

  /** The enterprise pays; the team's institution provides, or the leader where there is none. */
  async usual(enterpriseId: string, institutionId: string | null, teamId: string): Promise<PartyKey[]> {
    const personId = institutionId === null ? await this.#leaderOf(teamId) : null;
    return [
      { role: 'payer', organizationId: enterpriseId, personId: null },
      { role: 'provider', organizationId: institutionId, personId },
    ];
  }

  /** What is wrong with the parties: roles, doubles, and organizations or people who cannot be one. */
  async problems(viewer: Viewer, teamId: string, parties: readonly PartyKey[]): Promise<Problem[]> {
    const ids = idsOf(parties, 'organizationId');
    const found = await this.organizations.findMany(viewer, ids);
    const known = new Map(found.map(({ _id, status }) => [_id, status]));
    const leader = idsOf(parties, 'personId').length > 0 ? await this.#leaderOf(teamId) : null;
    const each = parties.flatMap((party, index) => {
      const at = `parties.${index}`;
      if ((party.organizationId === null) === (party.personId === null))
        return [{ path: at, code: 'ONE_OF', message: 'name either an organization or a person' }];
      if (party.personId !== null) return party.personId === leader ? [] : [notTheLeader(`${at}.personId`)];
      return organizationProblems(`${at}.organizationId`, known.get(party.organizationId!));
    });
    return [...compositionProblems(parties), ...each];
  }

  /** Names of organizations and people by id, in the order of the ids; for parties see each other's names. */
  async names(ids: readonly string[]): Promise<(LocalizedText | null)[]> {
    const [organizations, people] = await Promise.all([
      this.organizations.findMany(everything, ids),
      this.accounts.people(everything, ids),
    ]);
    const byId = new Map([...organizations, ...people].map(({ _id, name }) => [_id, name]));
    return ids.map((id) => byId.get(id) ?? null);
  }

  async #leaderOf(teamId: string): Promise<string | null> {
    return (await this.teams.find(everything, teamId))?.leader ?? null;
  }
}

/** Somebody pays and somebody provides, and nobody is a party twice. */
export function compositionProblems(parties: readonly PartyKey[]): Problem[] {
  const path = 'parties';
  const problems: Problem[] = (['payer', 'provider'] as const)
    .filter((wanted) => !parties.some(({ role }) => role === wanted))
    .map((role) => ({ path, code: 'REQUIRED', message: `a ${role} is needed` }));
  if (parties.length > limits.contractParties)
    problems.push({ path, code: 'TOO_MANY', message: `at most ${limits.contractParties}` });
  const keys = parties.map(({ organizationId, personId }) => organizationId ?? personId);
  keys.forEach((key, index) => {
    if (key !== null && keys.indexOf(key) !== index)
      problems.push({ path: `${path}.${index}`, code: 'DUPLICATE', message: 'twice in the list' });
  });
  return problems;
}

function idsOf(parties: readonly PartyKey[], key: 'organizationId' | 'personId'): string[] {
  return parties.flatMap((party) => party[key] ?? []);
}

function organizationProblems(path: string, status: string | undefined): Problem[] {
  if (status === undefined) return [{ path, code: 'NOT_FOUND', message: 'no such organization' }];
  if (status === 'suspended') return [{ path, code: 'SUSPENDED', message: 'the organization is suspended' }];
  return [];
}

function notTheLeader(path: string): Problem {
  return {
    path,
    code: 'NOT_THE_LEADER',
    message: 'of natural persons only the team’s leader can be a party',
  };
}
