import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { HistoryEntry, type RequestContext } from '../../kernel/graphql/index.js';
import { type HistoryEntry as StoredEntry } from '../../kernel/index.js';
import { peopleById } from '../loaders.js';
import { type PersonRecord } from '../model.js';
import { type AccountService } from '../service.js';
import { Person } from '../types.js';

/** Who did what history tells. */
@Resolver(() => HistoryEntry)
export class HistoryActorResolver {
  constructor(private readonly service: AccountService) {}

  @FieldResolver(() => Person, {
    nullable: true,
    description: 'Who did it; null for the clock, and for people you may not see.',
  })
  actor(
    @Root() { actorId }: StoredEntry,
    @Ctx() context: RequestContext,
  ): Promise<PersonRecord | null> | null {
    return actorId === null ? null : peopleById(context, this.service).load(actorId);
  }
}
