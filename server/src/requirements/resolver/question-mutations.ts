import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import {
  ActInput,
  LocalizedTextInput,
  outcome,
  type RequestContext,
  storedText,
} from '../../kernel/graphql/index.js';
import { type DomainError } from '../../kernel/index.js';
import { type QuestionRecord } from '../model/question.js';
import { type RequirementService } from '../service.js';
import { QuestionResult } from '../types.js';

type Answer = Promise<QuestionRecord | DomainError>;

const act = [() => ActInput, { nullable: true }] as const;

@Resolver()
export class QuestionMutations {
  constructor(private readonly requirements: RequirementService) {}

  @Mutation(() => QuestionResult, {
    description:
      'Asks about a requirement while it takes answers, for a team of yours; the enterprise never learns for which.',
  })
  askQuestion(
    @Arg('requirementId', () => ID) requirementId: string,
    @Arg('teamId', () => ID) teamId: string,
    @Arg('text', () => LocalizedTextInput) text: LocalizedTextInput,
    @Arg('act', ...act) given: ActInput | null,
    @Ctx() { viewer }: RequestContext,
  ): Answer {
    const question = { requirementId, teamId, text: storedText(text) };
    return outcome(this.requirements.questions.ask(viewer, question, given));
  }

  @Mutation(() => QuestionResult, { description: 'Answers it, for every team to read (enterprise).' })
  answerQuestion(
    @Arg('id', () => ID) id: string,
    @Arg('answer', () => LocalizedTextInput) answer: LocalizedTextInput,
    @Arg('act', ...act) given: ActInput | null,
    @Ctx() { viewer }: RequestContext,
  ): Answer {
    return outcome(this.requirements.questions.answer(viewer, id, 'answer', storedText(answer), given));
  }

  @Mutation(() => QuestionResult, { description: 'Puts another answer in place of the present one.' })
  amendAnswer(
    @Arg('id', () => ID) id: string,
    @Arg('answer', () => LocalizedTextInput) answer: LocalizedTextInput,
    @Arg('act', ...act) given: ActInput | null,
    @Ctx() { viewer }: RequestContext,
  ): Answer {
    return outcome(this.requirements.questions.answer(viewer, id, 'amend', storedText(answer), given));
  }

  @Mutation(() => QuestionResult, { description: 'Leaves it unanswered for a reason (organizer).' })
  dismissQuestion(
    @Arg('id', () => ID) id: string,
    @Arg('act', ...act) given: ActInput | null,
    @Ctx() { viewer }: RequestContext,
  ): Answer {
    return outcome(this.requirements.questions.dismiss(viewer, id, given));
  }

  @Mutation(() => QuestionResult, {
    description: 'Takes it back while it is not answered (the team that asks).',
  })
  withdrawQuestion(
    @Arg('id', () => ID) id: string,
    @Arg('act', ...act) given: ActInput | null,
    @Ctx() { viewer }: RequestContext,
  ): Answer {
    return outcome(this.requirements.questions.withdraw(viewer, id, given));
  }
}
