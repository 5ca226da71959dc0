import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import { ActInput, outcome, type RequestContext, storedText } from '../../kernel/graphql/index.js';
import { type DomainError } from '../../kernel/index.js';
import { type TeamInvitationRecord, type TeamRecord } from '../model.js';
import { type TeamService } from '../service.js';
import { type TeamProfile } from '../service/profile.js';
import {
  EditTeamInput,
  InviteToTeamInput,
  RegisterTeamInput,
  TeamInvitationResult,
  TeamResult,
} from '../types.js';

type Answer = Promise<TeamRecord | DomainError>;
type InvitationAnswer = Promise<TeamInvitationRecord | DomainError>;

const act = [() => ActInput, { nullable: true }] as const;

@Resolver()
export class TeamMutations {
  constructor(private readonly teams: TeamService) {}

  @Mutation(() => TeamResult, {
    description: 'Registers a team that you lead; staff also on behalf of others.',
  })
  registerTeam(
    @Arg('input', () => RegisterTeamInput) input: RegisterTeamInput,
    @Arg('act', ...act) given: ActInput | null,
    @Ctx() { viewer }: RequestContext,
  ): Answer {
    const { organizationId, leaderId } = input;
    const team = { ...profileOf(input), name: storedText(input.name) };
    return outcome(this.teams.register(viewer, { ...team, organizationId, leaderId }, given));
  }

  @Mutation(() => TeamResult, { description: 'Changes what is given (leader).' })
  editTeam(
    @Arg('id', () => ID) id: string,
    @Arg('input', () => EditTeamInput) input: EditTeamInput,
    @Arg('act', ...act) given: ActInput | null,
    @Ctx() { viewer }: RequestContext,
  ): Answer {
    return outcome(this.teams.edit(viewer, id, profileOf(input), given));
  }

  @Mutation(() => TeamResult, { description: 'Makes a member the leader, and the leader a member.' })
  handOverTeam(
    @Arg('id', () => ID) id: string,
    @Arg('personId', () => ID) personId: string,
    @Arg('act', ...act) given: ActInput | null,
    @Ctx() { viewer }: RequestContext,
  ): Answer {
    return outcome(this.teams.handOver(viewer, id, personId, given));
  }

  @Mutation(() => TeamResult, {
    description: 'Takes a member out of the team: by the leader, or themselves.',
  })
  removeTeamMember(
    @Arg('id', () => ID) id: string,
    @Arg('personId', () => ID) personId: string,
    @Arg('act', ...act) given: ActInput | null,
    @Ctx() { viewer }: RequestContext,
  ): Answer {
    return outcome(this.teams.removeMember(viewer, id, personId, given));
  }

  @Mutation(() => TeamResult, { description: 'Keeps it from answering for a reason (administrators).' })
  suspendTeam(
    @Arg('id', () => ID) id: string,
    @Arg('act', ...act) given: ActInput | null,
    @Ctx() { viewer }: RequestContext,
  ): Answer {
    return outcome(this.teams.take(viewer, id, 'suspend', given));
  }

  @Mutation(() => TeamResult, { description: 'Ends a suspension for a reason (administrators).' })
  reinstateTeam(
    @Arg('id', () => ID) id: string,
    @Arg('act', ...act) given: ActInput | null,
    @Ctx() { viewer }: RequestContext,
  ): Answer {
    return outcome(this.teams.take(viewer, id, 'reinstate', given));
  }

  @Mutation(() => TeamResult, { description: 'Ends it for good; refused while something is under way.' })
  dissolveTeam(
    @Arg('id', () => ID) id: string,
    @Arg('act', ...act) given: ActInput | null,
    @Ctx() { viewer }: RequestContext,
  ): Answer {
    return outcome(this.teams.take(viewer, id, 'dissolve', given));
  }
}

@Resolver()
export class TeamInvitationMutations {
  constructor(private readonly teams: TeamService) {}

  @Mutation(() => TeamInvitationResult, { description: 'Asks somebody to join; somebody new gets a link.' })
  inviteToTeam(
    @Arg('teamId', () => ID) teamId: string,
    @Arg('input', () => InviteToTeamInput) { name, title, ...guest }: InviteToTeamInput,
    @Arg('act', ...act) given: ActInput | null,
    @Ctx() { viewer }: RequestContext,
  ): InvitationAnswer {
    const texts = { name: name && storedText(name), title: title && storedText(title) };
    return outcome(this.teams.invitations.invite(viewer, teamId, { ...guest, ...texts }, given));
  }

  @Mutation(() => TeamInvitationResult, {
    description: 'Joins the team; what somebody signed on paper is entered on their behalf.',
  })
  acceptTeamInvitation(
    @Arg('id', () => ID) id: string,
    @Arg('act', ...act) given: ActInput | null,
    @Ctx() { viewer }: RequestContext,
  ): InvitationAnswer {
    return outcome(this.teams.invitations.take(viewer, id, 'accept', given));
  }

  @Mutation(() => TeamInvitationResult)
  declineTeamInvitation(
    @Arg('id', () => ID) id: string,
    @Arg('act', ...act) given: ActInput | null,
    @Ctx() { viewer }: RequestContext,
  ): InvitationAnswer {
    return outcome(this.teams.invitations.take(viewer, id, 'decline', given));
  }

  @Mutation(() => TeamInvitationResult, { description: 'Takes the invitation back (leader).' })
  withdrawTeamInvitation(
    @Arg('id', () => ID) id: string,
    @Arg('act', ...act) given: ActInput | null,
    @Ctx() { viewer }: RequestContext,
  ): InvitationAnswer {
    return outcome(this.teams.invitations.take(viewer, id, 'withdraw', given));
  }
}

/** The given fields; a name or region cannot be emptied, so null leaves it as it is. */
function profileOf({ name, expertise, keywords, region }: EditTeamInput): TeamProfile {
  return {
    ...(name && { name: storedText(name) }),
    ...(expertise !== undefined && { expertise: expertise && storedText(expertise) }),
    ...(keywords !== undefined && { keywords: keywords ?? { zh: [], en: [] } }),
    ...(region && { region }),
  };
}
