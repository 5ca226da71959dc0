import { Arg, Args, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { ActInput, outcome, PageArgs, type RequestContext, storedText } from '../../kernel/graphql/index.js';
import { type DomainError, type Page, type Viewer } from '../../kernel/index.js';
import { accountsByPerson, peopleById, reachablePeople, rolesByPerson } from '../loaders.js';
import {
  type AccountRecord,
  type IdentityRecord,
  type PersonRecord,
  type RoleAssignmentRecord,
} from '../model.js';
import { type AccountService, type MeRecord } from '../service.js';
import {
  Account,
  AccountActionEnum,
  AccountResult,
  AccountStatusEnum,
  Identity,
  InvitePersonInput,
  IssuedLink,
  IssuedLinkResult,
  Me,
  Person,
  PersonConnection,
  PersonResult,
  RoleAssignment,
} from '../types.js';
import { type AccountAction, type AccountState } from '../workflow.js';
import { giftOf } from './roles.js';

const toldTo = 'For themselves, administrators, auditors, and organizers of a challenge they take part in.';

@Resolver(() => Me)
export class MeResolver {
  constructor(private readonly service: AccountService) {}

  @FieldResolver(() => AccountStatusEnum, { description: 'Of the account.' })
  status(@Root() { account }: MeRecord): AccountState {
    return account.status as AccountState;
  }

  @FieldResolver(() => Int, { description: 'Of the account.' })
  version(@Root() { account }: MeRecord): number {
    return account.version;
  }

  @FieldResolver(() => [AccountActionEnum], { description: 'What they could do to their account.' })
  viewerActions(@Root() { viewer, account }: MeRecord): Promise<AccountAction[]> {
    return this.service.accountActions(viewer, account);
  }

  @FieldResolver(() => [Identity], { description: 'The names to sign in by.' })
  identities(@Root() { viewer }: MeRecord): Promise<IdentityRecord[]> {
    return this.service.identities(viewer);
  }

  @FieldResolver(() => [RoleAssignment], { description: 'Roles, ended ones included.' })
  roles(@Root() { viewer, _id }: MeRecord): Promise<RoleAssignmentRecord[]> {
    return this.service.roles.ofPeople(viewer, [_id]);
  }
}

@Resolver(() => Person)
export class PersonResolver {
  constructor(private readonly service: AccountService) {}

  @Query(() => PersonConnection, { name: 'people', description: 'People, the newest first (staff).' })
  list(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('query', () => String, {
      nullable: true,
      description:
        'Part of a name; of an e-mail address or phone number for administrators and auditors as well.',
    })
    query: string | null,
    @Ctx() { viewer }: RequestContext,
  ): Promise<Page<PersonRecord>> {
    return this.service.peoplePage(viewer, query ?? null, page);
  }

  @Query(() => Person, { nullable: true, description: 'Null when missing or not visible (staff).' })
  person(@Arg('id', () => ID) id: string, @Ctx() context: RequestContext): Promise<PersonRecord | null> {
    return peopleById(context, this.service).load(id);
  }

  @Mutation(() => PersonResult, {
    description:
      'Gives a person roles, and has a one-time link sent unless they can sign in already. Roles are limited to what the ' +
      'inviter may give.',
  })
  invitePerson(
    @Arg('input', () => InvitePersonInput) { name, roles, ...person }: InvitePersonInput,
    @Ctx() { viewer }: RequestContext,
  ): Promise<PersonRecord | DomainError> {
    const invitation = { ...person, name: name && storedText(name), roles: roles?.map(giftOf) };
    return outcome(
      this.service.invite(viewer, invitation).then(({ personId }) => this.service.person(viewer, personId)),
    );
  }

  @FieldResolver(() => String, { nullable: true, description: toldTo })
  async email(@Root() { _id, email }: PersonRecord, @Ctx() context: RequestContext): Promise<string | null> {
    return (await reachablePeople(context, this.service).load(_id)) ? email : null;
  }

  @FieldResolver(() => String, { nullable: true, description: toldTo })
  async phone(@Root() { _id, phone }: PersonRecord, @Ctx() context: RequestContext): Promise<string | null> {
    return (await reachablePeople(context, this.service).load(_id)) ? phone : null;
  }

  @FieldResolver(() => Account, { nullable: true, description: 'Null for a person without one.' })
  account(@Root() { _id }: PersonRecord, @Ctx() context: RequestContext): Promise<AccountRecord | null> {
    return accountsByPerson(context, this.service).load(_id);
  }

  @FieldResolver(() => [RoleAssignment], { description: 'Roles you may see, ended ones included.' })
  roles(@Root() { _id }: PersonRecord, @Ctx() context: RequestContext): Promise<RoleAssignmentRecord[]> {
    return rolesByPerson(context, this.service).load(_id);
  }
}

@Resolver(() => Account)
export class AccountResolver {
  constructor(private readonly service: AccountService) {}

  @Mutation(() => AccountResult, { description: 'Locks an account: its sessions end (administrators).' })
  lockAccount(
    @Arg('id', () => ID) id: string,
    @Arg('act', () => ActInput) act: ActInput,
    @Ctx() { viewer }: RequestContext,
  ): Promise<AccountRecord | DomainError> {
    return outcome(this.service.lock(viewer, id, act));
  }

  @Mutation(() => AccountResult, { description: 'Unlocks an account (administrators).' })
  unlockAccount(
    @Arg('id', () => ID) id: string,
    @Arg('act', () => ActInput, { nullable: true }) act: ActInput | null,
    @Ctx() { viewer }: RequestContext,
  ): Promise<AccountRecord | DomainError> {
    return outcome(this.service.unlock(viewer, id, act));
  }

  @Mutation(() => IssuedLinkResult, {
    description:
      'A fresh one-time link to another’s account, to be handed over in person where no messages are delivered ' +
      '(administrators); needs a reason. It voids the earlier one.',
  })
  issueAccountLink(
    @Arg('id', () => ID) id: string,
    @Arg('act', () => ActInput) act: ActInput,
    @Ctx() { viewer }: RequestContext,
  ): Promise<IssuedLink | DomainError> {
    return outcome(this.#issueLink(viewer, id, act));
  }

  async #issueLink(viewer: Viewer, id: string, act: ActInput): Promise<IssuedLink> {
    const { secret: link, expiresAt, purpose } = await this.service.issueLink(viewer, id, act);
    const account = await this.service.account(viewer, id);
    return Object.assign(new IssuedLink(), { account, purpose, link, expiresAt });
  }

  @FieldResolver(() => Person, { nullable: true })
  person(@Root() account: AccountRecord, @Ctx() context: RequestContext): Promise<PersonRecord | null> {
    return peopleById(context, this.service).load(account.personId);
  }

  @FieldResolver(() => [AccountActionEnum])
  viewerActions(@Root() account: AccountRecord, @Ctx() { viewer }: RequestContext): Promise<AccountAction[]> {
    return this.service.accountActions(viewer, account);
  }
}
