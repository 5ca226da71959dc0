import { createUnionType, Field, ID, Int, ObjectType } from 'type-graphql';
import {
  connectionOf,
  DateTimeScalar,
  failureTypes,
  FenScalar,
  LocalizedText,
  outcomeType,
} from '../../kernel/graphql/index.js';
import { type LocalizedText as StoredText } from '../../kernel/index.js';
import { type ContractKind, type ContractRecord, type PartyRole, type RegistrationType } from '../model.js';
import { type ContractState } from '../workflow.js';
import { ContractKindEnum, ContractStatusEnum, PartyRoleEnum, RegistrationTypeEnum } from './enums.js';

const optional = { nullable: true } as const;

@ObjectType({ description: 'A party: an organization, or the natural person who leads the team.' })
export class ContractParty {
  @Field(() => PartyRoleEnum) role!: PartyRole;
  @Field(() => ID, { ...optional, description: 'Of a natural person; null for an organization.' })
  personId!: string | null;
  @Field(() => DateTimeScalar, { ...optional, description: 'Null until it has signed.' })
  signedAt!: Date | null;
}

@ObjectType({ description: 'What the parties agree on.' })
export class ContractTerms {
  @Field(() => Int, { description: '1, 2, 3 …: an amendment is a new version.' }) number!: number;
  @Field(() => FenScalar, { ...optional, description: 'Null while it is undetermined.' })
  total!: bigint | null;
  @Field(() => LocalizedText, { ...optional, description: 'What an undetermined amount depends on.' })
  royalty!: StoredText | null;
  @Field(() => DateTimeScalar, optional) from!: Date | null;
  @Field(() => DateTimeScalar, optional) until!: Date | null;
  @Field(() => ID, { ...optional, description: 'The signed paper; see GET /files/:id.' })
  scan!: string | null;
  @Field(() => DateTimeScalar, { ...optional, description: 'When the last party signed them.' })
  agreedAt!: Date | null;
}

@ObjectType({ description: 'Registration of a technology contract (技术合同认定登记).' })
export class ContractRegistration {
  @Field(() => LocalizedText) office!: StoredText;
  @Field(() => String) number!: string;
  @Field(() => RegistrationTypeEnum) type!: RegistrationType;
  @Field(() => FenScalar, { description: 'The part of the total that is technology.' })
  technologyValue!: bigint;
  @Field(() => DateTimeScalar) registeredAt!: Date;
}

@ObjectType({ description: 'A contract (合作协议) about an agreement, or the intent that comes before it.' })
export class Contract {
  @Field(() => ID) id!: string;
  @Field(() => ContractStatusEnum) status!: ContractState;
  @Field(() => Int) version!: number;
  @Field(() => String, { description: 'Like `GS2022-HT-0001`.' }) code!: string;
  @Field(() => ContractKindEnum) kind!: ContractKind;
  @Field(() => LocalizedText) name!: StoredText;
  @Field(() => [ContractParty], { description: 'Mutations name a party by its position in here, from 0.' })
  parties!: ContractParty[];
  @Field(() => ContractTerms, { description: 'In force, or being drafted.' }) terms!: ContractTerms;
  @Field(() => [ContractTerms], { description: 'Before amendments, the oldest first.' })
  earlierTerms!: ContractTerms[];
  @Field(() => ContractRegistration, optional) registration!: ContractRegistration | null;
  @Field(() => FenScalar, { description: 'Sum of the payments that were not reversed.' }) paid!: bigint;
  @Field(() => DateTimeScalar, { ...optional, description: 'When the last party signed.' })
  signedAt!: Date | null;
  @Field(() => DateTimeScalar, optional) acceptedAt!: Date | null;
  @Field(() => DateTimeScalar, optional) terminatedAt!: Date | null;
  @Field(() => DateTimeScalar) createdAt!: Date;
}

export const ContractConnection = connectionOf<ContractRecord>('Contract', () => Contract);

export const ContractResult = createUnionType({
  name: 'ContractResult',
  types: () => [Contract, ...failureTypes] as const,
  resolveType: outcomeType('Contract'),
});
