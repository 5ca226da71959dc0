import { Arg, Args, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import {
  ActInput,
  DateTimeScalar,
  outcome,
  PageArgs,
  type RequestContext,
  storedText,
} from '../kernel/graphql/index.js';
import { type DictionaryEntry as Entry, type DomainError, type Page } from '../kernel/index.js';
import { type ChallengeRecord } from './model.js';
import { type ChallengeEdit, type ChallengeMove, type ChallengeService } from './service.js';
import {
  Challenge,
  ChallengeActionEnum,
  ChallengeConnection,
  ChallengeMoveEnum,
  ChallengeResult,
  CreateChallengeInput,
  DictionaryEntry,
  type DictionaryEntryInput,
  DictionaryInput,
  EditChallengeInput,
} from './types.js';
import { type ChallengeAction } from './workflow.js';

@Resolver(() => Challenge)
export class ChallengeResolver {
  constructor(private readonly challenges: ChallengeService) {}

  @Query(() => Challenge, {
    nullable: true,
    description: 'A challenge by its slug; null when missing or not visible.',
  })
  challenge(
    @Arg('slug', () => String) slug: string,
    @Ctx() { viewer }: RequestContext,
  ): Promise<ChallengeRecord | null> {
    return this.challenges.bySlug(viewer, slug);
  }

  @Query(() => ChallengeConnection, { name: 'challenges', description: 'Challenges, the newest first.' })
  list(
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { viewer }: RequestContext,
  ): Promise<Page<ChallengeRecord>> {
    return this.challenges.list(viewer, page);
  }

  @Mutation(() => ChallengeResult, { description: 'Plans a challenge (administrators).' })
  createChallenge(
    @Arg('input', () => CreateChallengeInput) input: CreateChallengeInput,
    @Ctx() { viewer }: RequestContext,
  ): Promise<ChallengeRecord | DomainError> {
    const { slug, programme, year, edition, region, codePrefix } = input;
    const fixed = { slug, programme, year, edition, region, codePrefix, organizers: input.organizers ?? [] };
    const dictionaries = Object.fromEntries(
      (input.dictionaries ?? []).map(({ name, entries }) => [name, entries.map(stored)]),
    );
    const defaults = {
      requirementDeadline: input.requirementDeadline ?? null,
      awardSlots: input.awardSlots ?? 1,
    };
    const summary = input.summary ? storedText(input.summary) : null;
    const described = { name: storedText(input.name), summary, stages: stagesOf(input) ?? [] };
    return outcome(this.challenges.create(viewer, { ...fixed, ...described, dictionaries, defaults }));
  }

  @Mutation(() => ChallengeResult)
  editChallenge(
    @Arg('id', () => ID) id: string,
    @Arg('input', () => EditChallengeInput) input: EditChallengeInput,
    @Arg('act', () => ActInput, { nullable: true }) act: ActInput | null,
    @Ctx() { viewer }: RequestContext,
  ): Promise<ChallengeRecord | DomainError> {
    const edit: ChallengeEdit = {
      ...(input.name && { name: storedText(input.name) }),
      ...(input.summary !== undefined && { summary: input.summary && storedText(input.summary) }),
      ...(input.stages && { stages: stagesOf(input) }),
    };
    const { requirementDeadline, awardSlots } = input;
    return outcome(this.challenges.edit(viewer, id, edit, { requirementDeadline, awardSlots }, act));
  }

  @Mutation(() => ChallengeResult, {
    description: 'Replaces a dictionary; entries left out are retired, never removed.',
  })
  editChallengeDictionary(
    @Arg('id', () => ID) id: string,
    @Arg('dictionary', () => DictionaryInput) { name, entries }: DictionaryInput,
    @Arg('act', () => ActInput, { nullable: true }) act: ActInput | null,
    @Ctx() { viewer }: RequestContext,
  ): Promise<ChallengeRecord | DomainError> {
    return outcome(this.challenges.editDictionary(viewer, id, name, entries.map(stored), act));
  }

  @Mutation(() => ChallengeResult, { description: 'Takes a challenge to another stage of its life.' })
  moveChallenge(
    @Arg('id', () => ID) id: string,
    @Arg('action', () => ChallengeMoveEnum) action: ChallengeMove,
    @Arg('act', () => ActInput, { nullable: true }) act: ActInput | null,
    @Ctx() { viewer }: RequestContext,
  ): Promise<ChallengeRecord | DomainError> {
    return outcome(this.challenges.move(viewer, id, action, act));
  }

  @FieldResolver(() => [ChallengeActionEnum])
  viewerActions(
    @Root() challenge: ChallengeRecord,
    @Ctx() { viewer }: RequestContext,
  ): Promise<ChallengeAction[]> {
    return this.challenges.viewerActions(viewer, challenge);
  }

  @FieldResolver(() => [String], { description: 'Names of its dictionaries.' })
  dictionaries(@Root() { dictionaries }: ChallengeRecord): string[] {
    return Object.keys(dictionaries);
  }

  @FieldResolver(() => [DictionaryEntry], {
    description: 'Entries of a dictionary, e.g. `fields`; empty when there is none.',
  })
  dictionary(@Root() { dictionaries }: ChallengeRecord, @Arg('name', () => String) name: string): Entry[] {
    return Object.hasOwn(dictionaries, name) ? dictionaries[name]! : [];
  }

  @FieldResolver(() => DateTimeScalar, {
    nullable: true,
    description: 'Deadline of requirements that set none.',
  })
  requirementDeadline(@Root() { defaults }: ChallengeRecord): Date | null {
    return defaults.requirementDeadline;
  }

  @FieldResolver(() => Int, { description: 'Award slots of requirements that set none.' })
  awardSlots(@Root() { defaults }: ChallengeRecord): number {
    return defaults.awardSlots;
  }
}

/** All resolver classes of the slice, each made with a ChallengeService. */
export const resolvers = [ChallengeResolver] as const;

function stored({ code, name, retired }: DictionaryEntryInput): Entry {
  return { code, name: storedText(name), retired: retired ?? false };
}

function stagesOf({ stages }: EditChallengeInput) {
  return stages?.map(({ code, name, from, until }) => ({ code, name: storedText(name), from, until }));
}
