import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import {
  type AccountService,
  peopleById,
  RoleAssignment,
  type RoleAssignmentRecord,
  RoleAssignmentResult,
  rolesByOrganization,
} from '../accounts/index.js';
import {
  ActInput,
  DateTimeScalar,
  HistoryEntry,
  LocalizedText,
  outcome,
  PageArgs,
  type RequestContext,
  storedText,
} from '../kernel/graphql/index.js';
import {
  type DomainError,
  type HistoryEntry as StoredEntry,
  type LocalizedText as StoredText,
  type Page,
} from '../kernel/index.js';
import { organizationsById } from './loaders.js';
import { type OrganizationRecord } from './model.js';
import { type OrganizationDetails, type OrganizationService, regionName } from './service.js';
import {
  ClaimOrganizationInput,
  EditOrganizationInput,
  MemberInput,
  Organization,
  OrganizationActionEnum,
  OrganizationConnection,
  OrganizationFilterInput,
  OrganizationResult,
} from './types.js';
import { type OrganizationAction } from './workflow.js';

@Resolver(() => Organization)
export class OrganizationResolver {
  constructor(
    private readonly service: OrganizationService,
    private readonly accounts: AccountService,
  ) {}

  @Query(() => Organization, { nullable: true, description: 'Null when missing or not visible.' })
  organization(
    @Arg('id', () => ID) id: string,
    @Ctx() { viewer }: RequestContext,
  ): Promise<OrganizationRecord | null> {
    return this.service.find(viewer, id);
  }

  @Query(() => OrganizationConnection, { name: 'organizations', description: 'Organizations by name.' })
  list(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => OrganizationFilterInput, { nullable: true }) filter: OrganizationFilterInput | null,
    @Ctx() { viewer }: RequestContext,
  ): Promise<Page<OrganizationRecord>> {
    return this.service.list(viewer, filter ?? {}, page);
  }

  @Mutation(() => OrganizationResult, {
    description: 'Enters an organization that is not here yet. You become its first member and signatory.',
  })
  claimOrganization(
    @Arg('input', () => ClaimOrganizationInput) input: ClaimOrganizationInput,
    @Arg('join', () => Boolean, { nullable: true, description: 'False: staff enters it for others.' })
    join: boolean | null,
    @Ctx() { viewer }: RequestContext,
  ): Promise<OrganizationRecord | DomainError> {
    const { name, kind, region } = input;
    const details = { ...changesIn(input), name: storedText(name), kind, region };
    return outcome(this.service.claim(viewer, details, { join: join ?? true }));
  }

  @Mutation(() => OrganizationResult, { description: 'Changes what is given.' })
  editOrganization(
    @Arg('id', () => ID) id: string,
    @Arg('input', () => EditOrganizationInput) input: EditOrganizationInput,
    @Arg('act', () => ActInput, { nullable: true }) act: ActInput | null,
    @Ctx() { viewer }: RequestContext,
  ): Promise<OrganizationRecord | DomainError> {
    return outcome(this.service.edit(viewer, id, changesIn(input), act));
  }

  @Mutation(() => OrganizationResult, { description: 'It is who it claims to be (administrators).' })
  verifyOrganization(
    @Arg('id', () => ID) id: string,
    @Arg('act', () => ActInput, { nullable: true }) act: ActInput | null,
    @Ctx() { viewer }: RequestContext,
  ): Promise<OrganizationRecord | DomainError> {
    return outcome(this.service.verify(viewer, id, act));
  }

  @Mutation(() => OrganizationResult, { description: 'Takes it out of sight for a reason (administrators).' })
  suspendOrganization(
    @Arg('id', () => ID) id: string,
    @Arg('act', () => ActInput) act: ActInput,
    @Ctx() { viewer }: RequestContext,
  ): Promise<OrganizationRecord | DomainError> {
    return outcome(this.service.suspend(viewer, id, act));
  }

  @Mutation(() => OrganizationResult, { description: 'Ends a suspension for a reason (administrators).' })
  reinstateOrganization(
    @Arg('id', () => ID) id: string,
    @Arg('act', () => ActInput) act: ActInput,
    @Ctx() { viewer }: RequestContext,
  ): Promise<OrganizationRecord | DomainError> {
    return outcome(this.service.reinstate(viewer, id, act));
  }

  @Mutation(() => RoleAssignmentResult, {
    description:
      'Lets a person belong to an organization: by a signatory of it or staff. Somebody new is invited.',
  })
  addMember(
    @Arg('organizationId', () => ID) organizationId: string,
    @Arg('input', () => MemberInput) { name, ...member }: MemberInput,
    @Ctx() { viewer }: RequestContext,
  ): Promise<RoleAssignmentRecord | DomainError> {
    const invitation = { ...member, name: name && storedText(name) };
    return outcome(this.service.addMember(viewer, organizationId, invitation));
  }

  @Mutation(() => RoleAssignmentResult, {
    description: 'Ends a membership: now, later, or on the record earlier.',
  })
  endMembership(
    @Arg('id', () => ID) id: string,
    @Arg('until', () => DateTimeScalar, { nullable: true }) until: Date | null,
    @Arg('act', () => ActInput, { nullable: true }) act: ActInput | null,
    @Ctx() { viewer }: RequestContext,
  ): Promise<RoleAssignmentRecord | DomainError> {
    return outcome(this.service.endMembership(viewer, id, until ?? null, act));
  }

  @FieldResolver(() => LocalizedText, { description: 'The name of its region.' })
  regionName(@Root() { region }: OrganizationRecord): StoredText {
    return regionName(region);
  }

  @FieldResolver(() => [OrganizationActionEnum])
  viewerActions(
    @Root() organization: OrganizationRecord,
    @Ctx() { viewer }: RequestContext,
  ): Promise<OrganizationAction[]> {
    return this.service.viewerActions(viewer, organization);
  }

  @FieldResolver(() => [RoleAssignment], { description: 'Who belongs or belonged to it, as what and when.' })
  members(
    @Root() { _id }: OrganizationRecord,
    @Ctx() context: RequestContext,
  ): Promise<RoleAssignmentRecord[]> {
    return rolesByOrganization(context, this.accounts).load(_id);
  }
}

/** `RoleAssignment.organization`, for roles in one. */
@Resolver(() => RoleAssignment)
export class MembershipResolver {
  constructor(private readonly service: OrganizationService) {}

  @FieldResolver(() => Organization, {
    nullable: true,
    description: 'Where the role holds, if in an organization.',
  })
  organization(
    @Root() { scope }: RoleAssignmentRecord,
    @Ctx() context: RequestContext,
  ): Promise<OrganizationRecord | null> {
    if (scope.kind !== 'organization' || scope.id === undefined) return Promise.resolve(null);
    return organizationsById(context, this.service).load(scope.id);
  }
}

/** `HistoryEntry.onBehalfOfName`, of organizations and people. */
@Resolver(() => HistoryEntry)
export class HistoryOwnerResolver {
  constructor(
    private readonly service: OrganizationService,
    private readonly accounts: AccountService,
  ) {}

  @FieldResolver(() => LocalizedText, {
    nullable: true,
    description: 'Name of the person or organization on whose behalf, where you may see them.',
  })
  async onBehalfOfName(
    @Root() { onBehalfOf }: StoredEntry,
    @Ctx() context: RequestContext,
  ): Promise<StoredText | null> {
    if (!onBehalfOf) return null;
    const { kind, id } = onBehalfOf;
    const known =
      kind === 'organization'
        ? await organizationsById(context, this.service).load(id)
        : await peopleById(context, this.accounts).load(id);
    return known?.name ?? null;
  }
}

/** The given fields; a name, kind or region cannot be emptied, so null leaves it as it is. */
function changesIn({
  name,
  kind,
  region,
  address,
  ...rest
}: EditOrganizationInput): Partial<OrganizationDetails> {
  const contact = rest.contact && {
    name: rest.contact.name.trim(),
    email: rest.contact.email ?? null,
    phone: rest.contact.phone ?? null,
  };
  return {
    ...(name && { name: storedText(name) }),
    ...(kind && { kind }),
    ...(region && { region }),
    ...(address !== undefined && { address: address && storedText(address) }),
    ...(rest.creditCode !== undefined && { creditCode: rest.creditCode }),
    ...(rest.aliases !== undefined && { aliases: rest.aliases }),
    ...(rest.contact !== undefined && { contact }),
  };
}

/** All resolver classes of the slice; each is made with the services its constructor names. */
export const resolvers = [OrganizationResolver, MembershipResolver, HistoryOwnerResolver] as const;
