import { trusted } from 'mongoose';
import { type AccountService, type PersonRecord, type RoleAssignmentRecord } from '../../accounts/index.js';
import {
  type Act,
  forbidden,
  invalid,
  type Kernel,
  type LocalizedText,
  permits,
  systemViewer,
  type Transaction,
  transition,
} from '../../kernel/index.js';
import { type OrganizationService } from '../../organizations/index.js';
import { teamInvitationModel, type TeamInvitationRecord, teamModel, type TeamRecord } from '../model.js';
import { leadsTeam, teamScope } from '../policy.js';
import { type TeamLifecycle } from '../workflow.js';

/** Somebody who belongs or belonged to a team, as what and when. */
export interface TeamMember {
  /** Of the role. */
  readonly _id: string;
  readonly teamId: string;
  readonly personId: string;
  readonly role: 'team-leader' | 'team-member';
  readonly name: LocalizedText;
  /** What the person does in the team. */
  readonly title: LocalizedText | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly from: Date;
  /** Exclusive; null while there is no end. */
  readonly until: Date | null;
}

const everything = systemViewer('teams');

/** Who belongs to which team: dated roles in its scope. */
export class Members {
  constructor(
    private readonly kernel: Kernel,
    private readonly lifecycle: TeamLifecycle,
    private readonly accounts: AccountService,
    private readonly organizations: OrganizationService,
  ) {}

  /** Who belongs or belonged to each team: leaders first, each in order of their beginning. Authorise before calling. */
  async of(teamIds: readonly string[]): Promise<Map<string, TeamMember[]>> {
    const roles = await this.accounts.roles.inScopes(everything, 'team', teamIds);
    const people = await this.accounts.people(
      everything,
      roles.map(({ personId }) => personId),
    );
    const known = new Map(people.map((each) => [each._id, each]));
    const titles = await this.#titlesIn(teamIds);
    const members = new Map<string, TeamMember[]>();
    const leadersFirst = [...roles].sort((a, b) => Number(leads(b)) - Number(leads(a)));
    for (const role of leadersFirst) {
      const teamId = role.scope.id ?? '';
      const person = known.get(role.personId);
      const title = titles.get(`${teamId} ${role.personId}`) ?? null;
      if (person) members.set(teamId, [...(members.get(teamId) ?? []), memberOf(role, person, title)]);
    }
    return members;
  }

  /** Takes somebody out of the team: by its leader, or themselves. */
  async remove(tx: Transaction, teamId: string, personId: string, act?: Act | null): Promise<TeamRecord> {
    const patch = ({ leader }: TeamRecord) => {
      if (personId !== tx.viewer.personId && !permits(tx.viewer, leadsTeam, { teamId })) throw forbidden();
      if (personId === leader) throw invalid('personId', 'LEADER', 'hand the team over first');
      return {};
    };
    const after = await transition(tx, this.lifecycle, { id: teamId, action: 'removeMember', patch, act });
    await this.#end(tx, teamId, personId, act);
    return after;
  }

  /** Makes a member the leader, and the leader a member. */
  async handOver(tx: Transaction, teamId: string, personId: string, act?: Act | null): Promise<TeamRecord> {
    let before = '';
    const patch = ({ leader }: TeamRecord) => {
      before = leader;
      if (personId === leader) throw invalid('personId', 'LEADER', 'leads the team already');
      return { leader: personId };
    };
    const after = await transition(tx, this.lifecycle, { id: teamId, action: 'handOver', patch, act });
    const { roles } = this.accounts;
    const scope = teamScope(teamId);
    await this.#end(tx, teamId, personId, act);
    await roles.endIn(tx, before, { role: 'team-leader', scope }, act ?? {});
    const from = act?.effectiveAt;
    await roles.giveIn(tx, personId, { role: 'team-leader', scope, from });
    await roles.giveIn(tx, before, { role: 'team-member', scope, from });
    return after;
  }

  /**
   * Those of the teams with which the person has or had to do: as a member, or by belonging to the institution behind it
   * or to one of the same name, be it through another team. With the reason, for the record of a conflict of interest.
   */
  async conflictsOf(personId: string, teamIds: readonly string[]): Promise<Map<string, string>> {
    const roles = await this.accounts.roles.ofPeople(everything, [personId]);
    const own = roles.flatMap(({ scope }) => (scope.kind === 'team' && scope.id ? [scope.id] : []));
    const teams = await teamModel(this.kernel)
      .find({ _id: trusted({ $in: [...own, ...teamIds] }) })
      .lean<TeamRecord[]>();
    const asked = teams.filter(({ _id }) => teamIds.includes(_id));
    const through = institutionsOf(teams.filter(({ _id }) => own.includes(_id)));
    const institutions = institutionsOf(asked);
    const conflicts = await this.organizations.conflictsOf(personId, institutions, through);
    return new Map(
      asked.flatMap(({ _id, organizationId }): [string, string][] => {
        if (own.includes(_id)) return [[_id, 'belongs or belonged to the team']];
        const reason = conflicts.get(organizationId ?? '');
        return reason === undefined ? [] : [[_id, reason]];
      }),
    );
  }

  async #end(tx: Transaction, teamId: string, personId: string, act?: Act | null): Promise<void> {
    const membership = { role: 'team-member', scope: teamScope(teamId) } as const;
    if (!(await this.accounts.roles.endIn(tx, personId, membership, act ?? {})))
      throw invalid('personId', 'NOT_A_MEMBER', 'is no member of the team');
  }

  /** What people do in their teams, as the invitation they accepted says. */
  async #titlesIn(teamIds: readonly string[]): Promise<Map<string, LocalizedText | null>> {
    const accepted = { teamId: trusted({ $in: [...teamIds] }), status: 'accepted' };
    const rows = await teamInvitationModel(this.kernel)
      .find(accepted)
      .sort({ invitedAt: 1 })
      .lean<TeamInvitationRecord[]>();
    return new Map(rows.map(({ teamId, personId, title }) => [`${teamId} ${personId}`, title]));
  }
}

function memberOf(
  { _id, scope, personId, role, from, until }: RoleAssignmentRecord,
  { name, email, phone }: PersonRecord,
  title: LocalizedText | null,
): TeamMember {
  const teamId = scope.id ?? '';
  return { _id, teamId, personId, role: role as TeamMember['role'], name, title, email, phone, from, until };
}

function leads({ role }: RoleAssignmentRecord): boolean {
  return role === 'team-leader';
}

function institutionsOf(teams: readonly TeamRecord[]): string[] {
  return teams.flatMap(({ organizationId }) => (organizationId === null ? [] : [organizationId]));
}
