import { type Role } from '@duijie/shared';
import { trusted } from 'mongoose';
import {
  type AccountService,
  type Invitation,
  organizationScope,
  type RoleAssignmentRecord,
} from '../../accounts/index.js';
import {
  type Act,
  invalid,
  type Kernel,
  notFound,
  once,
  systemViewer,
  type Transaction,
  type Viewer,
} from '../../kernel/index.js';
import { organizationModel, type OrganizationRecord } from '../model.js';

export type MembershipRole = Extract<Role, 'enterprise-member' | 'enterprise-signatory'>;

/** Who is to belong to an organization, as what and when. */
export interface NewMember extends Omit<Invitation, 'roles'> {
  readonly role: MembershipRole;
  readonly from?: Date | null;
  readonly until?: Date | null;
}

/** Who belongs to which organization: dated roles in its scope. */
export class Memberships {
  constructor(
    private readonly kernel: Kernel,
    private readonly accounts: AccountService,
  ) {}

  /**
   * Lets a person belong to the organization: by a signatory of it, an organizer or an administrator. Somebody unknown is
   * invited. Throws InvalidInput while the organization is suspended.
   */
  async add(
    viewer: Viewer,
    organization: OrganizationRecord,
    member: NewMember,
  ): Promise<RoleAssignmentRecord> {
    const { role, from, until, ...invitation } = member;
    const gift = { role, from, until, scope: organizationScope(organization._id) };
    const request = { operation: 'addMember', input: { organization: organization._id, member } };
    const work = async (tx: Transaction) => {
      if (organization.status === 'suspended')
        throw invalid('organizationId', 'SUSPENDED', 'the organization is suspended');
      const { roles } = await this.accounts.inviteIn(tx, { ...invitation, roles: [gift] });
      return roles[0]!;
    };
    return once(this.kernel, viewer, request, work, (id) => this.accounts.roles.find(viewer, id));
  }

  /** Ends a membership: now, at a later instant, or for the record at a past one. */
  async end(viewer: Viewer, id: string, until: Date | null, act?: Act | null): Promise<RoleAssignmentRecord> {
    const membership = await this.accounts.roles.find(viewer, id);
    if (membership.scope.kind !== 'organization') throw notFound();
    if (until && until > this.kernel.now()) return this.accounts.roles.limit(viewer, id, until, act);
    return this.accounts.roles.revoke(viewer, id, until ? { ...act, effectiveAt: until } : act);
  }

  /**
   * Those of the organizations with which the person has or had to do: as a member, or as a member of one that goes by
   * the same name or alias. With the reason, for the record of a conflict of interest. `alsoOf` are organizations the
   * person belongs or belonged to in another way than by a role there.
   */
  async conflictsOf(
    personId: string,
    organizationIds: readonly string[],
    alsoOf: readonly string[],
  ): Promise<Map<string, string>> {
    const roles = await this.accounts.roles.ofPeople(systemViewer('conflicts'), [personId]);
    const own = new Set([
      ...alsoOf,
      ...roles.flatMap(({ scope }) => (scope.kind === 'organization' && scope.id ? [scope.id] : [])),
    ]);
    if (own.size === 0) return new Map();
    const records = await organizationModel(this.kernel)
      .find({ _id: trusted({ $in: [...own, ...organizationIds] }) })
      .lean<OrganizationRecord[]>();
    const ownKeys = new Set(records.filter(({ _id }) => own.has(_id)).flatMap(({ aliasKeys }) => aliasKeys));
    const asked = records.filter(({ _id }) => organizationIds.includes(_id));
    return new Map(
      asked.flatMap(({ _id, aliasKeys }): [string, string][] => {
        if (own.has(_id)) return [[_id, 'belongs or belonged to the organization']];
        const shared = aliasKeys.some((key) => ownKeys.has(key));
        return shared ? [[_id, 'belongs or belonged to an organization of the same name']] : [];
      }),
    );
  }
}
