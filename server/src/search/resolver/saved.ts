import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { type Failure, outcome, type RequestContext } from '../../kernel/graphql/index.js';
import { type SavedSearchRecord } from '../model.js';
import { type SearchService } from '../service.js';
import { type SavedSearches } from '../service/saved.js';
import { SavedSearch, SavedSearchResult, SaveSearchInput } from '../types.js';

type Outcome = Promise<SavedSearchRecord | Failure>;

/** Searches that people come back to. */
@Resolver(() => SavedSearch)
export class SavedSearchResolver {
  constructor(
    _searching: SearchService,
    private readonly saved: SavedSearches,
  ) {}

  @Query(() => [SavedSearch], { description: 'Your own, the oldest first.' })
  savedSearches(@Ctx() { viewer }: RequestContext): Promise<SavedSearchRecord[]> {
    return this.saved.list(viewer);
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description:
      'How much of what it finds became findable since you last saw it; organizations never count as new.',
  })
  newCount(@Root() search: SavedSearchRecord, @Ctx() { viewer }: RequestContext): Promise<number> {
    return this.saved.countNew(viewer, search);
  }

  @Mutation(() => SavedSearchResult, { description: 'At most 50; what it finds by then is not new.' })
  saveSearch(
    @Arg('input', () => SaveSearchInput) input: SaveSearchInput,
    @Ctx() { viewer }: RequestContext,
  ): Outcome {
    return outcome(this.saved.save(viewer, input));
  }

  @Mutation(() => SavedSearchResult, { description: 'From now on only what comes later is new.' })
  seeSavedSearch(@Arg('id', () => ID) id: string, @Ctx() { viewer }: RequestContext): Outcome {
    return outcome(this.saved.see(viewer, id));
  }

  @Mutation(() => SavedSearchResult, { description: 'Forgets it; answers what it was.' })
  forgetSavedSearch(@Arg('id', () => ID) id: string, @Ctx() { viewer }: RequestContext): Outcome {
    return outcome(this.saved.forget(viewer, id));
  }
}
