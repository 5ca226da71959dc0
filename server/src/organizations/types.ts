import {
  actionsOf,
  limits,
  type OrganizationKind,
  organizationKinds,
  organizationWorkflow,
} from '@duijie/shared';
import { ArrayMaxSize, IsIn, IsOptional, IsString, MaxLength, ValidateNested } from 'class-validator';
import { createUnionType, Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import {
  connectionOf,
  DateTimeScalar,
  enumOf,
  failureTypes,
  LocalizedText,
  LocalizedTextInput,
  outcomeType,
} from '../kernel/graphql/index.js';
import { type LocalizedText as StoredText } from '../kernel/index.js';
import { type Contact as StoredContact, type OrganizationRecord } from './model.js';
import { type MembershipRole } from './service.js';
import { type OrganizationState } from './workflow.js';

export const OrganizationKindEnum = enumOf(organizationKinds);
registerEnumType(OrganizationKindEnum, { name: 'OrganizationKind' });
export const OrganizationStatusEnum = enumOf(organizationWorkflow.states);
registerEnumType(OrganizationStatusEnum, { name: 'OrganizationStatus' });
export const OrganizationActionEnum = enumOf(actionsOf(organizationWorkflow));
registerEnumType(OrganizationActionEnum, { name: 'OrganizationAction' });

const membershipRoles = ['enterprise-member', 'enterprise-signatory'] as const;
export const MembershipRoleEnum = enumOf<MembershipRole>(membershipRoles);
registerEnumType(MembershipRoleEnum, { name: 'MembershipRole' });

@ObjectType({ description: 'Whom to ask in an organization.' })
export class Contact implements StoredContact {
  @Field(() => String) name!: string;
  @Field(() => String, { nullable: true }) email!: string | null;
  @Field(() => String, { nullable: true }) phone!: string | null;
}

@ObjectType({ description: 'An enterprise, university, institute, service centre or government body.' })
export class Organization {
  @Field(() => ID) id!: string;
  @Field(() => LocalizedText) name!: StoredText;
  @Field(() => OrganizationKindEnum) kind!: OrganizationKind;
  @Field(() => String, { description: 'Six-digit code (GB/T 2260).' }) region!: string;
  @Field(() => OrganizationStatusEnum) status!: OrganizationState;
  @Field(() => Int) version!: number;
  @Field(() => String, { nullable: true, description: 'Unified social credit code (GB 32100-2015).' })
  creditCode!: string | null;
  @Field(() => [String], { description: 'Short and former names.' }) aliases!: string[];
  @Field(() => LocalizedText, { nullable: true }) address!: StoredText | null;
  @Field(() => Contact, { nullable: true }) contact!: StoredContact | null;
  @Field(() => DateTimeScalar, { nullable: true }) claimedAt!: Date | null;
}

export const OrganizationConnection = connectionOf<OrganizationRecord>('Organization', () => Organization);

export const OrganizationResult = createUnionType({
  name: 'OrganizationResult',
  types: () => [Organization, ...failureTypes] as const,
  resolveType: outcomeType('Organization'),
});

@InputType()
export class ContactInput {
  @Field(() => String) @IsString() @MaxLength(limits.nameLength) name!: string;
  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(limits.nameLength)
  email?: string | null;
  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(limits.nameLength)
  phone?: string | null;
}

@InputType({ description: 'What is to change; fields left out stay as they are.' })
export class EditOrganizationInput {
  @Field(() => LocalizedTextInput, { nullable: true })
  @IsOptional()
  @ValidateNested()
  name?: LocalizedTextInput | null;
  @Field(() => OrganizationKindEnum, { nullable: true })
  @IsOptional()
  @IsIn(organizationKinds)
  kind?: OrganizationKind | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(12) region?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(40) creditCode?:
    string | null;
  @Field(() => [String], { nullable: true })
  @IsOptional()
  @ArrayMaxSize(20)
  @IsString({ each: true })
  aliases?: string[] | null;
  @Field(() => LocalizedTextInput, { nullable: true })
  @IsOptional()
  @ValidateNested()
  address?: LocalizedTextInput | null;
  @Field(() => ContactInput, { nullable: true })
  @IsOptional()
  @ValidateNested()
  contact?: ContactInput | null;
}

@InputType()
export class ClaimOrganizationInput extends EditOrganizationInput {
  @Field(() => LocalizedTextInput) @ValidateNested() declare name: LocalizedTextInput;
  @Field(() => OrganizationKindEnum) @IsIn(organizationKinds) declare kind: OrganizationKind;
  @Field(() => String) @IsString() @MaxLength(12) declare region: string;
}

@InputType()
export class OrganizationFilterInput {
  @Field(() => String, { nullable: true, description: 'Beginning of a name, in any language.' })
  @IsOptional()
  @IsString()
  @MaxLength(limits.nameLength)
  query?: string | null;
  @Field(() => OrganizationKindEnum, { nullable: true }) kind?: OrganizationKind | null;
  @Field(() => OrganizationStatusEnum, { nullable: true }) status?: OrganizationState | null;
  @Field(() => String, { nullable: true, description: 'This region and all below it.' })
  @IsOptional()
  @IsString()
  @MaxLength(12)
  region?: string | null;
}

@InputType({ description: 'Somebody new, by name and e-mail or phone; somebody known, by id.' })
export class MemberInput {
  @Field(() => MembershipRoleEnum) @IsIn(membershipRoles) role!: MembershipRole;
  @Field(() => ID, { nullable: true }) @IsOptional() @IsString() @MaxLength(64) personId?: string | null;
  @Field(() => LocalizedTextInput, { nullable: true })
  @IsOptional()
  @ValidateNested()
  name?: LocalizedTextInput | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(254) email?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(40) phone?: string | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'From now on if left out.' })
  from?: Date | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'Exclusive; no end if left out.' })
  until?: Date | null;
}
