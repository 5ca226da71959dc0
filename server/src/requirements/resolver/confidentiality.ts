import { type Language } from '@duijie/shared';
import { Arg, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from 'type-graphql';
import { LanguageEnum, outcome, type RequestContext } from '../../kernel/graphql/index.js';
import { type DomainError } from '../../kernel/index.js';
import { Team, type TeamRecord, teamsById, type TeamService } from '../../teams/index.js';
import { acceptancesOfRequirement, requirementsById } from '../loaders.js';
import { type RequirementRecord } from '../model.js';
import { type ConfidentialityRecord } from '../model/confidentiality.js';
import { type RequirementService } from '../service.js';
import { termsOf } from '../service/terms.js';
import {
  Confidentiality,
  ConfidentialityActionEnum,
  ConfidentialityResult,
  ConfidentialityTerms,
  Requirement,
} from '../types.js';
import { type ConfidentialityAction } from '../workflow/questions.js';

@Resolver(() => Requirement)
export class RequirementTermsResolver {
  @FieldResolver(() => ConfidentialityTerms, {
    nullable: true,
    description: 'The terms of confidentiality, in the language asked for or the viewer’s own.',
  })
  confidentiality(
    @Root() requirement: RequirementRecord,
    @Arg('lang', () => LanguageEnum, { nullable: true }) lang: Language | null,
    @Ctx() { viewer }: RequestContext,
  ): ConfidentialityTerms {
    return new ConfidentialityTerms(termsOf(requirement.code ?? '', lang ?? viewer.language), requirement);
  }
}

@Resolver(() => ConfidentialityTerms)
export class ConfidentialityTermsResolver {
  constructor(private readonly requirements: RequirementService) {}

  @FieldResolver(() => [Confidentiality], {
    description:
      'Who accepted them, as far as you may know: your own teams, for organizers and auditors all, for the enterprise once ' +
      'the requirement takes no answers any more.',
  })
  acceptances(
    @Root() { requirement }: ConfidentialityTerms,
    @Ctx() context: RequestContext,
  ): Promise<ConfidentialityRecord[]> {
    return acceptancesOfRequirement(context, this.requirements).load(requirement);
  }
}

@Resolver(() => Confidentiality)
export class ConfidentialityResolver {
  constructor(
    private readonly requirements: RequirementService,
    private readonly teams: TeamService,
  ) {}

  @Mutation(() => ConfidentialityResult, {
    description:
      'Accepts exactly the text that was shown, for a team you lead; it is told how to reach the enterprise then.',
  })
  acceptConfidentiality(
    @Arg('requirementId', () => ID) requirementId: string,
    @Arg('teamId', () => ID) teamId: string,
    @Arg('textHash', () => String) textHash: string,
    @Ctx() { viewer }: RequestContext,
  ): Promise<ConfidentialityRecord | DomainError> {
    return outcome(this.requirements.confidentiality.accept(viewer, requirementId, teamId, textHash));
  }

  @FieldResolver(() => [ConfidentialityActionEnum])
  async viewerActions(
    @Root() acceptance: ConfidentialityRecord,
    @Ctx() context: RequestContext,
  ): Promise<ConfidentialityAction[]> {
    const [requirement, team] = await Promise.all([
      requirementsById(context, this.requirements).load(acceptance.requirementId),
      teamsById(context, this.teams).load(acceptance.teamId),
    ]);
    return this.requirements.confidentiality.viewerActions(context.viewer, acceptance, requirement, team);
  }

  @FieldResolver(() => Team, { nullable: true })
  team(
    @Root() { teamId }: ConfidentialityRecord,
    @Ctx() context: RequestContext,
  ): Promise<TeamRecord | null> {
    return teamsById(context, this.teams).load(teamId);
  }
}
