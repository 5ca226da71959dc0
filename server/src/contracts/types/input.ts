import { limits } from '@duijie/shared';
import {
  ArrayMaxSize,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { DateTimeScalar, FenScalar, LocalizedTextInput } from '../../kernel/graphql/index.js';
import {
  type ContractKind,
  contractKinds,
  type PartyRole,
  partyRoles,
  type RegistrationType,
  registrationTypes,
} from '../model.js';
import { type ContractState } from '../workflow.js';
import { ContractKindEnum, ContractStatusEnum, PartyRoleEnum, RegistrationTypeEnum } from './enums.js';

const optional = { nullable: true } as const;

@InputType({ description: 'Either an organization or a person.' })
export class ContractPartyInput {
  @Field(() => PartyRoleEnum) @IsIn(partyRoles) role!: PartyRole;
  @Field(() => ID, optional) @IsOptional() @IsString() @MaxLength(64) organizationId?: string | null;
  @Field(() => ID, { ...optional, description: "The team's leader." })
  @IsOptional()
  @IsString()
  @MaxLength(64)
  personId?: string | null;
}

@InputType({ description: 'What is left out stays as it is; null clears.' })
export class ContractTermsInput {
  @Field(() => FenScalar, { ...optional, description: 'Null while it is undetermined, e.g. a royalty.' })
  total?: bigint | null;
  @Field(() => LocalizedTextInput, { ...optional, description: 'What an undetermined amount depends on.' })
  @IsOptional()
  @ValidateNested()
  royalty?: LocalizedTextInput | null;
  @Field(() => DateTimeScalar, optional) from?: Date | null;
  @Field(() => DateTimeScalar, optional) until?: Date | null;
}

@InputType({ description: 'The form of a contract. What is left out stays as it is.' })
export class ContractInput extends ContractTermsInput {
  @Field(() => ContractKindEnum, optional) @IsOptional() @IsIn(contractKinds) kind?: ContractKind | null;
  @Field(() => LocalizedTextInput, optional) @IsOptional() @ValidateNested() name?: LocalizedTextInput | null;
  @Field(() => [ContractPartyInput], {
    ...optional,
    description: 'The enterprise pays and the institution or leader provides, where it is left out.',
  })
  @IsOptional()
  @ValidateNested({ each: true })
  @ArrayMaxSize(limits.contractParties)
  parties?: ContractPartyInput[] | null;
  @Field(() => ID, { ...optional, description: 'The intent that a formal contract replaces once signed.' })
  @IsOptional()
  @IsString()
  @MaxLength(64)
  supersedes?: string | null;
}

@InputType()
export class DraftContractInput extends ContractInput {
  @Field(() => ID, { description: 'The agreement it is about.' })
  @IsString()
  @MaxLength(64)
  dockingId!: string;
  @Field(() => ContractKindEnum) @IsIn(contractKinds) declare kind: ContractKind;
  @Field(() => LocalizedTextInput) @ValidateNested() declare name: LocalizedTextInput;
}

@InputType({ description: 'What the registering office certified; `act.effectiveAt` says when.' })
export class RegisterContractInput {
  @Field(() => LocalizedTextInput) @ValidateNested() office!: LocalizedTextInput;
  @Field(() => String) @IsString() @MaxLength(limits.nameLength) number!: string;
  @Field(() => RegistrationTypeEnum) @IsIn(registrationTypes) type!: RegistrationType;
  @Field(() => FenScalar, { description: 'At most the total.' }) technologyValue!: bigint;
}

@InputType({ description: 'What was entered wrong, as it should have been; what is left out stays.' })
export class CorrectContractInput {
  @Field(() => FenScalar, { ...optional, description: 'Null: undetermined.' }) total?: bigint | null;
  @Field(() => FenScalar, optional) technologyValue?: bigint | null;
}

@InputType()
export class PlanMilestoneInput {
  @Field(() => ID) @IsString() @MaxLength(64) contractId!: string;
  @Field(() => LocalizedTextInput) @ValidateNested() name!: LocalizedTextInput;
  @Field(() => DateTimeScalar) dueAt!: Date;
  @Field(() => FenScalar, {
    ...optional,
    description: 'What is due for it; with that of the other milestones at most the total.',
  })
  amount?: bigint | null;
}

@InputType({ description: 'Money that went; `act.effectiveAt` says when.' })
export class RecordPaymentInput {
  @Field(() => ID) @IsString() @MaxLength(64) contractId!: string;
  @Field(() => ID, optional) @IsOptional() @IsString() @MaxLength(64) milestoneId?: string | null;
  @Field(() => Int, { description: "Position of a paying party in the contract's parties." })
  @IsInt()
  @Min(0)
  from!: number;
  @Field(() => Int, { description: 'Position of a party that provides.' }) @IsInt() @Min(0) to!: number;
  @Field(() => FenScalar) amount!: bigint;
  @Field(() => String, { ...optional, description: "Number on the bank's receipt." })
  @IsOptional()
  @IsString()
  @MaxLength(limits.nameLength)
  reference?: string | null;
}

@InputType({ description: 'Narrows a list; what is left out, null or empty narrows nothing.' })
export class ContractFilterInput {
  @Field(() => [ContractStatusEnum], optional) @IsOptional() @ArrayMaxSize(20) status?:
    ContractState[] | null;
  @Field(() => ContractKindEnum, optional) @IsOptional() @IsIn(contractKinds) kind?: ContractKind | null;
  @Field(() => ID, optional) @IsOptional() @IsString() @MaxLength(64) dockingId?: string | null;
  @Field(() => ID, optional) @IsOptional() @IsString() @MaxLength(64) teamId?: string | null;
}
