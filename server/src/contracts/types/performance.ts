import { createUnionType, Field, ID, Int, ObjectType } from 'type-graphql';
import {
  DateTimeScalar,
  failureTypes,
  FenScalar,
  LocalizedText,
  outcomeType,
} from '../../kernel/graphql/index.js';
import { type LocalizedText as StoredText } from '../../kernel/index.js';
import { type MilestoneState, type PaymentState } from '../workflow.js';
import { MilestoneStatusEnum, PaymentStatusEnum } from './enums.js';

const optional = { nullable: true } as const;

@ObjectType({ description: "A step of a contract's performance." })
export class Milestone {
  @Field(() => ID) id!: string;
  @Field(() => MilestoneStatusEnum) status!: MilestoneState;
  @Field(() => Int) version!: number;
  @Field(() => LocalizedText) name!: StoredText;
  @Field(() => DateTimeScalar) dueAt!: Date;
  @Field(() => FenScalar, { ...optional, description: 'What is due for it; null for nothing.' })
  amount!: bigint | null;
  @Field(() => DateTimeScalar, optional) reachedAt!: Date | null;
  @Field(() => DateTimeScalar, optional) confirmedAt!: Date | null;
}

@ObjectType({ description: 'Money that went from a payer to a provider of a contract.' })
export class Payment {
  @Field(() => ID) id!: string;
  @Field(() => PaymentStatusEnum) status!: PaymentState;
  @Field(() => Int) version!: number;
  @Field(() => Int, { description: "Position of the paying party in the contract's parties." })
  from!: number;
  @Field(() => Int, { description: 'Position of the party that received it.' }) to!: number;
  @Field(() => FenScalar) amount!: bigint;
  @Field(() => DateTimeScalar, { description: 'When it went.' }) paidAt!: Date;
  @Field(() => String, { ...optional, description: "Number on the bank's receipt." })
  reference!: string | null;
  @Field(() => DateTimeScalar, optional) confirmedAt!: Date | null;
}

export const MilestoneResult = createUnionType({
  name: 'MilestoneResult',
  types: () => [Milestone, ...failureTypes] as const,
  resolveType: outcomeType('Milestone'),
});

export const PaymentResult = createUnionType({
  name: 'PaymentResult',
  types: () => [Payment, ...failureTypes] as const,
  resolveType: outcomeType('Payment'),
});
