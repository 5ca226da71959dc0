import { type AccountService } from '../../accounts/index.js';
import {
  type Act,
  createRecord,
  forbidden,
  invalid,
  type LocalizedText,
  permits,
  personOf,
  refuse,
  type Transaction,
} from '../../kernel/index.js';
import { isMember, type OrganizationRecord, type OrganizationService } from '../../organizations/index.js';
import { type TeamRecord } from '../model.js';
import { entersForOthers, teamScope } from '../policy.js';
import { type TeamLifecycle } from '../workflow.js';
import { assertLeaderNamed } from './naming.js';
import { givenFields, profileProblems, type TeamProfile } from './profile.js';

/** A team to be registered. */
export interface NewTeam extends TeamProfile {
  name: LocalizedText;
  /** The university or institute behind it; the leader has to belong to it. */
  organizationId?: string | null;
  /** Who leads it: the viewer, unless somebody else enters it for them. */
  leaderId?: string | null;
}

/** Registering teams. */
export class Registration {
  constructor(
    private readonly lifecycle: TeamLifecycle,
    private readonly accounts: AccountService,
    private readonly organizations: OrganizationService,
  ) {}

  /** Registers a team; its leader leads it from then on. */
  async register(tx: Transaction, team: NewTeam, act: Act): Promise<TeamRecord> {
    const { organizationId = null, leaderId: _leaderId, ...profile } = team;
    const leader = await this.#leaderOf(tx, team, act);
    const institution = await this.#institutionOf(tx, organizationId, act);
    if (!institution && !profile.region) throw invalid('region', 'REQUIRED', 'where is the team?');
    const fields = {
      ...{ expertise: null, keywords: { zh: [], en: [] } },
      ...(givenFields(profile) as Pick<TeamRecord, 'name' | 'region'>),
      ...(institution && { region: institution.region }),
    };
    refuse(profileProblems(fields));
    const record = { ...fields, leader, organizationId, registeredAt: tx.now };
    const created = await createRecord(tx, this.lifecycle, record, act);
    const gift = { role: 'team-leader', scope: teamScope(created._id), from: act.effectiveAt } as const;
    await this.accounts.roles.giveIn(tx, leader, gift);
    return created;
  }

  /** Everybody registers a team of their own; staff also for somebody who did so on paper. */
  async #leaderOf(tx: Transaction, { leaderId, organizationId }: NewTeam, act: Act): Promise<string> {
    const self = personOf(tx.viewer);
    const named = act.onBehalfOf;
    const leader = leaderId ?? (named?.kind === 'person' ? named.id : null);
    if (!named && (leader ?? self) === self) return self;
    if (!permits(tx.viewer, entersForOthers, undefined)) throw forbidden();
    if (!named) throw invalid('act.onBehalfOf', 'REQUIRED', 'say on whose behalf you act, with evidence');
    if (leader === null) throw invalid('leaderId', 'REQUIRED', 'who leads the team?');
    assertLeaderNamed({ leader, organizationId: organizationId ?? null }, act);
    const [known] = await this.accounts.people(tx.viewer, [leader]);
    if (!known) throw invalid('leaderId', 'NOT_FOUND', 'no such person');
    return leader;
  }

  async #institutionOf(tx: Transaction, id: string | null, act: Act): Promise<OrganizationRecord | null> {
    if (id === null) return null;
    const found = await this.organizations.find(tx.viewer, id);
    if (!found) throw invalid('organizationId', 'NOT_FOUND', 'no such organization');
    if (found.status === 'suspended')
      throw invalid('organizationId', 'SUSPENDED', 'the organization is suspended');
    if (!act.onBehalfOf && !permits(tx.viewer, isMember, found))
      throw invalid('organizationId', 'NOT_A_MEMBER', 'the leader does not belong to it');
    return found;
  }
}
