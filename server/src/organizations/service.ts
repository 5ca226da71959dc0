import { isKnownRegion, type OrganizationKind, regionOf } from '@duijie/shared';
import { type QueryFilter, trusted } from 'mongoose';
import { type AccountService, organizationScope, type RoleAssignmentRecord } from '../accounts/index.js';
import {
  type Act,
  bilingual,
  Conflict,
  createRecord,
  type Findable,
  holds,
  forbidden,
  invalid,
  type Kernel,
  type LocalizedText,
  notFound,
  once,
  type Page,
  type PageRequest,
  paginate,
  personOf,
  refuse,
  regionPrefix,
  systemViewer,
  type Transaction,
  transition,
  unlessTaken,
  type Viewer,
  viewerActions,
} from '../kernel/index.js';
import { organizationModel, type OrganizationRecord } from './model.js';
import { searchesAliases, visibleTo } from './policy.js';
import { findableOrganizations } from './search.js';
import {
  detailProblems,
  keysOf,
  nameKey,
  type OrganizationDetails,
  storedDetails,
  verifiedProblems,
} from './service/details.js';
import { Memberships, type NewMember } from './service/memberships.js';
import {
  type OrganizationAction,
  organizationLifecycle,
  type OrganizationLifecycle,
  type OrganizationState,
} from './workflow.js';

export { type OrganizationDetails } from './service/details.js';
export { type MembershipRole, type NewMember } from './service/memberships.js';

export interface OrganizationFilter {
  /** Beginning of a name, in any language. */
  readonly query?: string | null;
  readonly kind?: OrganizationKind | null;
  readonly status?: OrganizationState | null;
  /** This region and all below it. */
  readonly region?: string | null;
}

/** The name of a region in both languages; an unknown code stands for itself. */
export function regionName(code: string): LocalizedText {
  const region = regionOf(code);
  return bilingual(region?.zh ?? code, region?.en ?? code);
}

export class OrganizationService {
  readonly findable: Findable<OrganizationRecord>;
  readonly #lifecycle: OrganizationLifecycle;
  readonly #memberships: Memberships;

  constructor(
    private readonly kernel: Kernel,
    private readonly accounts: AccountService,
  ) {
    this.#lifecycle = organizationLifecycle(kernel);
    this.#memberships = new Memberships(kernel, accounts);
    this.findable = findableOrganizations((viewer, ids) => this.findMany(viewer, ids));
    kernel.registerSubject('organization', this.#lifecycle.model as never);
    accounts.defineScope('organization', {
      exists: async (id) => (await organizationModel(kernel).exists({ _id: id })) !== null,
      // An enterprise belongs to no challenge: the organizers of each may bring its people in.
      within: (_id, challengeIds) => Promise.resolve([...challengeIds]),
    });
  }

  /** An organization the viewer may see, or null. */
  async find(viewer: Viewer, id: string): Promise<OrganizationRecord | null> {
    return (await this.findMany(viewer, [id]))[0] ?? null;
  }

  /** Those of the organizations that the viewer may see, in no order. */
  findMany(viewer: Viewer, ids: readonly string[]): Promise<OrganizationRecord[]> {
    const filter = { $and: [{ _id: trusted({ $in: [...ids] }) }, visibleTo(viewer)] };
    return organizationModel(this.kernel).find(filter).lean<OrganizationRecord[]>();
  }

  /** Organizations the viewer may see, by name. */
  async list(
    viewer: Viewer,
    filter: OrganizationFilter,
    page: PageRequest,
  ): Promise<Page<OrganizationRecord>> {
    const wanted = { $and: [visibleTo(viewer), filterOf(viewer, filter)] } as QueryFilter<OrganizationRecord>;
    return paginate(organizationModel(this.kernel), { filter: wanted, sort: { sortKey: 1 }, page });
  }

  /**
   * Enters an organization that is not here yet. The viewer becomes its first member and signatory, unless staff enters
   * it for others (`join: false`). Throws Conflict for a credit code that is taken.
   */
  async claim(
    viewer: Viewer,
    details: OrganizationDetails,
    { join = true }: { join?: boolean } = {},
  ): Promise<OrganizationRecord> {
    const personId = personOf(viewer);
    if (!join && !holds(viewer, ['administrator', 'organizer'])) throw forbidden();
    const stored = storedDetails(details);
    refuse(detailProblems(stored));
    const request = { operation: 'claimOrganization', input: { details, join } };
    const work = async (tx: Transaction) => {
      const fields = { ...stored, ...keysOf(stored), claimedBy: personId, claimedAt: tx.now };
      const creation = createRecord(tx, this.#lifecycle, fields);
      const claimed = await unlessTaken(creation, 'creditCode', codeTaken());
      if (join) await this.#joinFirst(tx, personId, claimed._id);
      return claimed;
    };
    return once(this.kernel, viewer, request, work, this.#reread);
  }

  /** Changes the details that are given; what was verified only for administrators. */
  async edit(
    viewer: Viewer,
    id: string,
    changes: Partial<OrganizationDetails>,
    act?: Act | null,
  ): Promise<OrganizationRecord> {
    const patch = (before: OrganizationRecord) => {
      const stored = storedDetails({ ...before, ...changes });
      const isFixed = before.status === 'verified' && !holds(viewer, 'administrator', { kind: 'platform' });
      refuse([...detailProblems(stored), ...(isFixed ? verifiedProblems(before, stored) : [])]);
      return { ...stored, ...keysOf(stored) };
    };
    const request = { operation: 'editOrganization', input: { id, changes, act } };
    const work = (tx: Transaction) => {
      const edited = transition(tx, this.#lifecycle, { id, action: 'edit', patch, act });
      return unlessTaken(edited, 'creditCode', codeTaken());
    };
    return once(this.kernel, viewer, request, work, this.#reread);
  }

  /** Says that the organization is who it claims to be (administrators). */
  verify(viewer: Viewer, id: string, act?: Act | null): Promise<OrganizationRecord> {
    return this.#take(viewer, id, 'verify', act);
  }

  suspend(viewer: Viewer, id: string, act?: Act | null): Promise<OrganizationRecord> {
    return this.#take(viewer, id, 'suspend', act);
  }

  reinstate(viewer: Viewer, id: string, act?: Act | null): Promise<OrganizationRecord> {
    return this.#take(viewer, id, 'reinstate', act);
  }

  viewerActions(viewer: Viewer, organization: OrganizationRecord): Promise<OrganizationAction[]> {
    return viewerActions(this.kernel, this.#lifecycle, viewer, organization);
  }

  /** Lets a person belong to an organization the viewer may see; see `Memberships.add`. */
  async addMember(viewer: Viewer, id: string, member: NewMember): Promise<RoleAssignmentRecord> {
    const organization = await this.find(viewer, id);
    if (!organization) throw notFound();
    return this.#memberships.add(viewer, organization, member);
  }

  /** Ends a membership; see `Memberships.end`. */
  endMembership(
    viewer: Viewer,
    membershipId: string,
    until: Date | null = null,
    act?: Act | null,
  ): Promise<RoleAssignmentRecord> {
    return this.#memberships.end(viewer, membershipId, until, act);
  }

  /** Organizations, of those asked, with which a person has a conflict of interest; see `Memberships.conflictsOf`. */
  conflictsOf(
    personId: string,
    organizationIds: readonly string[],
    alsoOf: readonly string[] = [],
  ): Promise<Map<string, string>> {
    return this.#memberships.conflictsOf(personId, organizationIds, alsoOf);
  }

  #take(
    viewer: Viewer,
    id: string,
    action: Exclude<OrganizationAction, 'edit'>,
    act?: Act | null,
  ): Promise<OrganizationRecord> {
    const request = { operation: `${action}Organization`, input: { id, act } };
    const work = (tx: Transaction) => transition(tx, this.#lifecycle, { id, action, act });
    return once(this.kernel, viewer, request, work, this.#reread);
  }

  async #joinFirst(tx: Transaction, personId: string, id: string): Promise<void> {
    const scope = organizationScope(id);
    await this.accounts.roles.giveIn(tx, personId, { role: 'enterprise-member', scope });
    await this.accounts.roles.giveIn(tx, personId, { role: 'enterprise-signatory', scope });
  }

  /** What the viewer has just written, whoever may see it now: a claimant is a member from the next request on. */
  readonly #reread = (id: string): Promise<OrganizationRecord | null> => this.find(systemViewer(id), id);
}

function codeTaken(): Conflict {
  return new Conflict('creditCode', 'an organization with this credit code is here already');
}

function filterOf(viewer: Viewer, { query, kind, status, region }: OrganizationFilter) {
  if (region && !isKnownRegion(region)) throw invalid('filter.region', 'UNKNOWN_REGION', 'no such region');
  const prefix = nameKey(query ?? '');
  if (query?.trim() && prefix === '') throw invalid('filter.query', 'MALFORMED', 'has no letters');
  const names = searchesAliases(viewer) ? 'aliasKeys' : 'nameKeys';
  return {
    ...(prefix && { [names]: trusted({ $regex: `^${prefix}` }) }),
    ...(kind && { kind }),
    ...(status && { status }),
    ...(region && { region: trusted({ $regex: `^${regionPrefix(region)}` }) }),
  };
}
