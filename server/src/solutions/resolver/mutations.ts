import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import {
  ActInput,
  type Failure,
  LocalizedTextInput,
  outcome,
  type RequestContext,
  storedText,
} from '../../kernel/graphql/index.js';
import { type SolutionRecord } from '../model.js';
import { type SolutionService } from '../service.js';
import { ScreeningEnum, SolutionInput, SolutionResult } from '../types.js';
import { type Screening } from '../workflow/effects.js';
import { formOf } from './input.js';

type Answer = Promise<SolutionRecord | Failure>;

const act = [() => ActInput, { nullable: true }] as const;

/** The team's side: drafting, handing in, withdrawing. */
@Resolver()
export class TeamSolutionMutations {
  constructor(private readonly solutions: SolutionService) {}

  @Mutation(() => SolutionResult, {
    description: "Drafts a team's answer: by its people, or by an organizer on their behalf.",
  })
  draftSolution(
    @Arg('requirementId', () => ID) requirementId: string,
    @Arg('teamId', () => ID) teamId: string,
    @Arg('content', () => SolutionInput) content: SolutionInput,
    @Arg('act', ...act) given: ActInput | null,
    @Ctx() { viewer }: RequestContext,
  ): Answer {
    return outcome(this.solutions.draft(viewer, { ...formOf(content), requirementId, teamId }, given));
  }

  @Mutation(() => SolutionResult, {
    description: 'Changes what is given in the working copy, until it is locked.',
  })
  editSolution(
    @Arg('id', () => ID) id: string,
    @Arg('content', () => SolutionInput) content: SolutionInput,
    @Arg('act', ...act) given: ActInput | null,
    @Ctx() { viewer }: RequestContext,
  ): Answer {
    return outcome(this.solutions.edit(viewer, id, formOf(content), given));
  }

  @Mutation(() => SolutionResult, { description: 'Adds a file of yours (POST /files) to the working copy.' })
  attachSolutionFile(
    @Arg('id', () => ID) id: string,
    @Arg('fileId', () => ID) fileId: string,
    @Arg('act', ...act) given: ActInput | null,
    @Ctx() { viewer }: RequestContext,
  ): Answer {
    return outcome(this.solutions.attachFile(viewer, id, fileId, given));
  }

  @Mutation(() => SolutionResult, {
    description: 'Takes a file off the working copy; versions handed in keep it.',
  })
  removeSolutionFile(
    @Arg('id', () => ID) id: string,
    @Arg('fileId', () => ID) fileId: string,
    @Arg('act', ...act) given: ActInput | null,
    @Ctx() { viewer }: RequestContext,
  ): Answer {
    return outcome(this.solutions.removeFile(viewer, id, fileId, given));
  }

  @Mutation(() => SolutionResult, {
    description: 'Hands it in before the deadline: complete, for a receipt.',
  })
  submitSolution(
    @Arg('id', () => ID) id: string,
    @Arg('act', ...act) given: ActInput | null,
    @Ctx() { viewer }: RequestContext,
  ): Answer {
    return outcome(this.solutions.handIn(viewer, id, 'submit', given));
  }

  @Mutation(() => SolutionResult, {
    description: 'Hands the working copy in as the next version, before the deadline.',
  })
  reviseSolution(
    @Arg('id', () => ID) id: string,
    @Arg('act', ...act) given: ActInput | null,
    @Ctx() { viewer }: RequestContext,
  ): Answer {
    return outcome(this.solutions.handIn(viewer, id, 'revise', given));
  }

  @Mutation(() => SolutionResult, {
    description: 'Hands it in after the deadline; whether it counts, the organizer decides.',
  })
  submitLateSolution(
    @Arg('id', () => ID) id: string,
    @Arg('act', ...act) given: ActInput | null,
    @Ctx() { viewer }: RequestContext,
  ): Answer {
    return outcome(this.solutions.handIn(viewer, id, 'submitLate', given));
  }

  @Mutation(() => SolutionResult, { description: 'Takes it back; needs a reason.' })
  withdrawSolution(
    @Arg('id', () => ID) id: string,
    @Arg('act', ...act) given: ActInput | null,
    @Ctx() { viewer }: RequestContext,
  ): Answer {
    return outcome(this.solutions.take(viewer, id, 'withdraw', given));
  }
}

/** The organizer's side, and the enterprise's choice. */
@Resolver()
export class SolutionMutations {
  constructor(private readonly solutions: SolutionService) {}

  @Mutation(() => SolutionResult, {
    description: 'Lets a late one count; needs a reason. When it was received stays.',
  })
  admitLateSolution(
    @Arg('id', () => ID) id: string,
    @Arg('act', ...act) given: ActInput | null,
    @Ctx() { viewer }: RequestContext,
  ): Answer {
    return outcome(this.solutions.take(viewer, id, 'admitLate', given));
  }

  @Mutation(() => SolutionResult, {
    description: 'Says whether it is eligible; if not, the team is told why.',
  })
  screenSolution(
    @Arg('id', () => ID) id: string,
    @Arg('outcome', () => ScreeningEnum) to: Screening,
    @Arg('feedback', () => LocalizedTextInput, { nullable: true }) feedback: LocalizedTextInput | null,
    @Arg('act', ...act) given: ActInput | null,
    @Ctx() { viewer }: RequestContext,
  ): Answer {
    return outcome(this.solutions.screen(viewer, id, to, feedback && storedText(feedback), given));
  }

  @Mutation(() => SolutionResult, { description: 'From now on the enterprise may read it.' })
  handOverSolution(
    @Arg('id', () => ID) id: string,
    @Arg('act', ...act) given: ActInput | null,
    @Ctx() { viewer }: RequestContext,
  ): Answer {
    return outcome(this.solutions.take(viewer, id, 'handOver', given));
  }

  @Mutation(() => SolutionResult, { description: "The enterprise's choice of those handed over." })
  shortlistSolution(
    @Arg('id', () => ID) id: string,
    @Arg('act', ...act) given: ActInput | null,
    @Ctx() { viewer }: RequestContext,
  ): Answer {
    return outcome(this.solutions.take(viewer, id, 'shortlist', given));
  }

  @Mutation(() => SolutionResult, {
    description: 'Ends it without an agreement; the team reads the feedback.',
  })
  declineSolution(
    @Arg('id', () => ID) id: string,
    @Arg('feedback', () => LocalizedTextInput) feedback: LocalizedTextInput,
    @Arg('act', ...act) given: ActInput | null,
    @Ctx() { viewer }: RequestContext,
  ): Answer {
    return outcome(this.solutions.decline(viewer, id, storedText(feedback), given));
  }
}
