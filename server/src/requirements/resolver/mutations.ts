import { Arg, Ctx, ID, Int, Mutation, Resolver } from 'type-graphql';
import { ActInput, DateTimeScalar, outcome, type RequestContext } from '../../kernel/graphql/index.js';
import { type DomainError } from '../../kernel/index.js';
import { type RequirementRecord } from '../model.js';
import { type RequirementService } from '../service.js';
import {
  DraftRequirementInput,
  RequirementInput,
  RequirementResult,
  RequirementTextInput,
} from '../types.js';
import { formOf, textOf } from './input.js';

type Answer = Promise<RequirementRecord | DomainError>;

const act = [() => ActInput, { nullable: true }] as const;

/** The enterprise's side: drafting, handing in, confirming, withdrawing. */
@Resolver()
export class EnterpriseMutations {
  constructor(private readonly requirements: RequirementService) {}

  @Mutation(() => RequirementResult, {
    description: 'Drafts a requirement for an enterprise: by its people, or by the organizer on its behalf.',
  })
  draftRequirement(
    @Arg('input', () => DraftRequirementInput) input: DraftRequirementInput,
    @Arg('act', ...act) given: ActInput | null,
    @Ctx() { viewer }: RequestContext,
  ): Answer {
    const { challengeId, organizationId, externalRef } = input;
    const draft = { ...formOf(input), challengeId, organizationId, externalRef: externalRef ?? null };
    return outcome(this.requirements.draft(viewer, draft, given));
  }

  @Mutation(() => RequirementResult, { description: 'Changes what is given, until it is submitted.' })
  editRequirement(
    @Arg('id', () => ID) id: string,
    @Arg('input', () => RequirementInput) input: RequirementInput,
    @Arg('act', ...act) given: ActInput | null,
    @Ctx() { viewer }: RequestContext,
  ): Answer {
    return outcome(this.requirements.edit(viewer, id, formOf(input), given));
  }

  @Mutation(() => RequirementResult, { description: 'Adds a file of yours (POST /files) as background.' })
  attachRequirementFile(
    @Arg('id', () => ID) id: string,
    @Arg('fileId', () => ID) fileId: string,
    @Arg('act', ...act) given: ActInput | null,
    @Ctx() { viewer }: RequestContext,
  ): Answer {
    return outcome(this.requirements.attachFile(viewer, id, fileId, given));
  }

  @Mutation(() => RequirementResult)
  removeRequirementFile(
    @Arg('id', () => ID) id: string,
    @Arg('fileId', () => ID) fileId: string,
    @Arg('act', ...act) given: ActInput | null,
    @Ctx() { viewer }: RequestContext,
  ): Answer {
    return outcome(this.requirements.removeFile(viewer, id, fileId, given));
  }

  @Mutation(() => RequirementResult, { description: 'Hands it in; the form must be complete.' })
  submitRequirement(
    @Arg('id', () => ID) id: string,
    @Arg('act', ...act) given: ActInput | null,
    @Ctx() { viewer }: RequestContext,
  ): Answer {
    return outcome(this.requirements.submit(viewer, id, given));
  }

  @Mutation(() => RequirementResult, { description: 'Confirms the current public text for the public.' })
  confirmRequirement(
    @Arg('id', () => ID) id: string,
    @Arg('publicVersion', () => Int) publicVersion: number,
    @Arg('act', ...act) given: ActInput | null,
    @Ctx() { viewer }: RequestContext,
  ): Answer {
    return outcome(this.requirements.confirm(viewer, id, publicVersion, given));
  }

  @Mutation(() => RequirementResult, { description: 'Takes it back; needs a reason.' })
  withdrawRequirement(
    @Arg('id', () => ID) id: string,
    @Arg('act', ...act) given: ActInput | null,
    @Ctx() { viewer }: RequestContext,
  ): Answer {
    return outcome(this.requirements.take(viewer, id, 'withdraw', given));
  }
}

/** The county officer's and the organizer's side. */
@Resolver()
export class OrganizerMutations {
  constructor(private readonly requirements: RequirementService) {}

  @Mutation(() => RequirementResult, { description: 'Recommends it (county officer of its region).' })
  recommendRequirement(
    @Arg('id', () => ID) id: string,
    @Arg('act', ...act) given: ActInput | null,
    @Ctx() { viewer }: RequestContext,
  ): Answer {
    return outcome(this.requirements.take(viewer, id, 'recommend', given));
  }

  @Mutation(() => RequirementResult, { description: 'Returns it to the enterprise; needs a reason.' })
  returnRequirement(
    @Arg('id', () => ID) id: string,
    @Arg('act', ...act) given: ActInput | null,
    @Ctx() { viewer }: RequestContext,
  ): Answer {
    return outcome(this.requirements.take(viewer, id, 'return', given));
  }

  @Mutation(() => RequirementResult, { description: 'Rejects it for good; needs a reason.' })
  rejectRequirement(
    @Arg('id', () => ID) id: string,
    @Arg('act', ...act) given: ActInput | null,
    @Ctx() { viewer }: RequestContext,
  ): Answer {
    return outcome(this.requirements.take(viewer, id, 'reject', given));
  }

  @Mutation(() => RequirementResult, { description: 'Selects it for release; it must have been reviewed.' })
  selectRequirement(
    @Arg('id', () => ID) id: string,
    @Arg('act', ...act) given: ActInput | null,
    @Ctx() { viewer }: RequestContext,
  ): Answer {
    return outcome(this.requirements.take(viewer, id, 'select', given));
  }

  @Mutation(() => RequirementResult, {
    description: 'Rewrites the public text, and the deadline if given; the enterprise has to confirm it.',
  })
  reviseRequirement(
    @Arg('id', () => ID) id: string,
    @Arg('text', () => RequirementTextInput) text: RequirementTextInput,
    @Arg('deadline', () => DateTimeScalar, { nullable: true }) deadline: Date | null,
    @Arg('act', ...act) given: ActInput | null,
    @Ctx() { viewer }: RequestContext,
  ): Answer {
    return outcome(this.requirements.revise(viewer, id, textOf(text), deadline, given));
  }

  @Mutation(() => RequirementResult, {
    description: 'Publishes the confirmed text and opens it for answers.',
  })
  releaseRequirement(
    @Arg('id', () => ID) id: string,
    @Arg('act', ...act) given: ActInput | null,
    @Ctx() { viewer }: RequestContext,
  ): Answer {
    return outcome(this.requirements.take(viewer, id, 'release', given));
  }

  @Mutation(() => RequirementResult, {
    description: 'Moves the deadline to a later instant; needs a reason.',
  })
  extendRequirement(
    @Arg('id', () => ID) id: string,
    @Arg('deadline', () => DateTimeScalar) deadline: Date,
    @Arg('act', ...act) given: ActInput | null,
    @Ctx() { viewer }: RequestContext,
  ): Answer {
    return outcome(this.requirements.extend(viewer, id, deadline, given));
  }

  @Mutation(() => RequirementResult, { description: 'Closes it before its deadline.' })
  closeRequirement(
    @Arg('id', () => ID) id: string,
    @Arg('act', ...act) given: ActInput | null,
    @Ctx() { viewer }: RequestContext,
  ): Answer {
    return outcome(this.requirements.take(viewer, id, 'close', given));
  }

  @Mutation(() => RequirementResult, { description: 'Opens it again until a new deadline; needs a reason.' })
  reopenRequirement(
    @Arg('id', () => ID) id: string,
    @Arg('deadline', () => DateTimeScalar) deadline: Date,
    @Arg('act', ...act) given: ActInput | null,
    @Ctx() { viewer }: RequestContext,
  ): Answer {
    return outcome(this.requirements.reopen(viewer, id, deadline, given));
  }

  @Mutation(() => RequirementResult, { description: 'Ends it: unanswered, or without a deal.' })
  concludeRequirement(
    @Arg('id', () => ID) id: string,
    @Arg('act', ...act) given: ActInput | null,
    @Ctx() { viewer }: RequestContext,
  ): Answer {
    return outcome(this.requirements.conclude(viewer, id, given));
  }
}
