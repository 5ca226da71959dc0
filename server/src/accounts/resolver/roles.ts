import { Arg, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from 'type-graphql';
import { ActInput, DateTimeScalar, outcome, type RequestContext } from '../../kernel/graphql/index.js';
import { type DomainError } from '../../kernel/index.js';
import { peopleById } from '../loaders.js';
import { type PersonRecord, type RoleAssignmentRecord } from '../model.js';
import { type AccountService, type RoleGift } from '../service.js';
import {
  Person,
  RoleAssignment,
  RoleAssignmentActionEnum,
  RoleAssignmentResult,
  RoleInput,
} from '../types.js';
import { type RoleAction } from '../workflow.js';

@Resolver(() => RoleAssignment)
export class RoleAssignmentResolver {
  constructor(private readonly service: AccountService) {}

  @Mutation(() => RoleAssignmentResult, { description: 'Gives a person a role; never to oneself.' })
  giveRole(
    @Arg('personId', () => ID) personId: string,
    @Arg('role', () => RoleInput) role: RoleInput,
    @Arg('act', () => ActInput, { nullable: true }) act: ActInput | null,
    @Ctx() { viewer }: RequestContext,
  ): Promise<RoleAssignmentRecord | DomainError> {
    return outcome(this.service.roles.give(viewer, personId, giftOf(role), act));
  }

  @Mutation(() => RoleAssignmentResult, { description: 'Sets when a role will end.' })
  limitRole(
    @Arg('id', () => ID) id: string,
    @Arg('until', () => DateTimeScalar) until: Date,
    @Arg('act', () => ActInput, { nullable: true }) act: ActInput | null,
    @Ctx() { viewer }: RequestContext,
  ): Promise<RoleAssignmentRecord | DomainError> {
    return outcome(this.service.roles.limit(viewer, id, until, act));
  }

  @Mutation(() => RoleAssignmentResult, {
    description: 'Ends a role from the next request on; on the record, at `effectiveAt` of the act.',
  })
  revokeRole(
    @Arg('id', () => ID) id: string,
    @Arg('act', () => ActInput, { nullable: true }) act: ActInput | null,
    @Ctx() { viewer }: RequestContext,
  ): Promise<RoleAssignmentRecord | DomainError> {
    return outcome(this.service.roles.revoke(viewer, id, act));
  }

  @FieldResolver(() => Person, { nullable: true })
  person(
    @Root() { personId }: RoleAssignmentRecord,
    @Ctx() context: RequestContext,
  ): Promise<PersonRecord | null> {
    return peopleById(context, this.service).load(personId);
  }

  @FieldResolver(() => [RoleAssignmentActionEnum])
  viewerActions(
    @Root() assignment: RoleAssignmentRecord,
    @Ctx() { viewer }: RequestContext,
  ): Promise<RoleAction[]> {
    return this.service.roles.viewerActions(viewer, assignment);
  }
}

/** A role input as the service takes it: an absent id stays absent. */
export function giftOf({ role, scope, from, until }: RoleInput): RoleGift {
  return { role, scope: { kind: scope.kind, ...(scope.id != null && { id: scope.id }) }, from, until };
}
