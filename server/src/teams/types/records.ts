import { actionsOf, teamInvitationWorkflow, teamWorkflow } from '@duijie/shared';
import { createUnionType, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import {
  connectionOf,
  DateTimeScalar,
  enumOf,
  failureTypes,
  Keywords,
  LocalizedText,
  outcomeType,
} from '../../kernel/graphql/index.js';
import { type LocalizedText as StoredText } from '../../kernel/index.js';
import { type TeamInvitationRecord, type TeamRecord } from '../model.js';
import { type TeamMember as Member } from '../service/members.js';
import { type InvitationState, type TeamState } from '../workflow.js';

export const TeamStatusEnum = enumOf(teamWorkflow.states);
registerEnumType(TeamStatusEnum, { name: 'TeamStatus' });
export const TeamActionEnum = enumOf(actionsOf(teamWorkflow));
registerEnumType(TeamActionEnum, { name: 'TeamAction' });
export const TeamInvitationStatusEnum = enumOf(teamInvitationWorkflow.states);
registerEnumType(TeamInvitationStatusEnum, { name: 'TeamInvitationStatus' });
export const TeamInvitationActionEnum = enumOf(actionsOf(teamInvitationWorkflow));
registerEnumType(TeamInvitationActionEnum, { name: 'TeamInvitationAction' });
export const TeamRoleEnum = {
  LEADER: 'team-leader',
  MEMBER: 'team-member',
} as const satisfies Record<string, Member['role']>;
registerEnumType(TeamRoleEnum, { name: 'TeamRole' });

@ObjectType({ description: 'People who answer requirements together (挑战团队).' })
export class Team {
  @Field(() => ID) id!: string;
  @Field(() => TeamStatusEnum) status!: TeamState;
  @Field(() => Int) version!: number;
  @Field(() => LocalizedText) name!: StoredText;
  @Field(() => String, { description: "Six-digit code (GB/T 2260): its institution's, or where it is." })
  region!: string;
  @Field(() => LocalizedText, { nullable: true }) expertise!: StoredText | null;
  @Field(() => Keywords) keywords!: Keywords;
  @Field(() => DateTimeScalar) registeredAt!: Date;
}

@ObjectType({ description: 'Somebody who belongs or belonged to a team.' })
export class TeamMember {
  @Field(() => ID) id!: string;
  @Field(() => LocalizedText) name!: StoredText;
  @Field(() => TeamRoleEnum) role!: Member['role'];
  @Field(() => LocalizedText, { nullable: true, description: 'What they do, e.g. associate professor.' })
  title!: StoredText | null;
  @Field(() => DateTimeScalar) from!: Date;
  @Field(() => DateTimeScalar, { nullable: true, description: 'Exclusive; null while there is no end.' })
  until!: Date | null;
}

@ObjectType({ description: 'Asks somebody to join a team.' })
export class TeamInvitation {
  @Field(() => ID) id!: string;
  @Field(() => TeamInvitationStatusEnum) status!: InvitationState;
  @Field(() => Int) version!: number;
  @Field(() => LocalizedText, { description: 'As the inviter calls the person.' }) name!: StoredText;
  @Field(() => LocalizedText, { nullable: true, description: 'What they are to do.' })
  title!: StoredText | null;
  @Field(() => DateTimeScalar) invitedAt!: Date;
}

export const TeamConnection = connectionOf<TeamRecord>('Team', () => Team);
export const TeamInvitationConnection = connectionOf<TeamInvitationRecord>(
  'TeamInvitation',
  () => TeamInvitation,
);

export const TeamResult = createUnionType({
  name: 'TeamResult',
  types: () => [Team, ...failureTypes] as const,
  resolveType: outcomeType('Team'),
});

export const TeamInvitationResult = createUnionType({
  name: 'TeamInvitationResult',
  types: () => [TeamInvitation, ...failureTypes] as const,
  resolveType: outcomeType('TeamInvitation'),
});
