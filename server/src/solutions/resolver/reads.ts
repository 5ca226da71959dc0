import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { type AccountService, peopleById, Person, type PersonRecord } from '../../accounts/index.js';
import { type RequestContext } from '../../kernel/graphql/index.js';
import { type SolutionService } from '../service.js';
import { SolutionRead } from '../types.js';

/** Who read a solution. */
@Resolver(() => SolutionRead)
export class SolutionReadResolver {
  constructor(
    _solutions: SolutionService,
    private readonly accounts: AccountService,
  ) {}

  @FieldResolver(() => Person, {
    nullable: true,
    description: 'Null where `personId` is, and for people you may not see.',
  })
  person(
    @Root() { personId }: SolutionRead,
    @Ctx() context: RequestContext,
  ): Promise<PersonRecord | null> | null {
    return personId === null ? null : peopleById(context, this.accounts).load(personId);
  }
}
