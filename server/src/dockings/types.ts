import { IsArray, IsOptional, IsString, MaxLength } from 'class-validator';
import { actionsOf, dockingWorkflow } from '@duijie/shared';
import { createUnionType, Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import {
  connectionOf,
  DateTimeScalar,
  enumOf,
  failureTypes,
  LocalizedText,
  outcomeType,
} from '../kernel/graphql/index.js';
import { type LocalizedText as StoredText } from '../kernel/index.js';
import { type DockingRecord } from './model.js';
import { keyHolders, type Side } from './policy.js';
import { type DockingState } from './workflow.js';

export const DockingStatusEnum = enumOf(dockingWorkflow.states);
registerEnumType(DockingStatusEnum, { name: 'DockingStatus' });
export const DockingActionEnum = enumOf(actionsOf(dockingWorkflow));
registerEnumType(DockingActionEnum, { name: 'DockingAction' });
export const DockingSideEnum = enumOf(Object.keys(keyHolders) as Side[]);
registerEnumType(DockingSideEnum, { name: 'DockingSide', description: 'Whose key is turned.' });

@ObjectType({ description: "One side's yes." })
export class DockingKey {
  @Field(() => DateTimeScalar) at!: Date;
}

@ObjectType({ description: 'What was talked about.' })
export class DockingTalk {
  @Field(() => DateTimeScalar) at!: Date;
  @Field(() => LocalizedText) text!: StoredText;
}

@ObjectType({
  description:
    'A docking (对接): talks between an enterprise and a team about one solution. Both keys make an agreement, which takes an award slot.',
})
export class Docking {
  @Field(() => ID) id!: string;
  @Field(() => DockingStatusEnum) status!: DockingState;
  @Field(() => Int) version!: number;
  @Field(() => DateTimeScalar) proposedAt!: Date;
  @Field(() => DockingKey, { nullable: true }) enterpriseKey!: DockingKey | null;
  @Field(() => DockingKey, { nullable: true }) teamKey!: DockingKey | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When the second key was turned.' })
  agreedAt!: Date | null;
  @Field(() => [DockingTalk]) talks!: DockingTalk[];
}

export const DockingConnection = connectionOf<DockingRecord>('Docking', () => Docking);

export const DockingResult = createUnionType({
  name: 'DockingResult',
  types: () => [Docking, ...failureTypes] as const,
  resolveType: outcomeType('Docking'),
});

@InputType({ description: 'Narrows a list of dockings; null and absent narrow nothing.' })
export class DockingFilterInput {
  @Field(() => [DockingStatusEnum], { nullable: true }) @IsOptional() @IsArray() status?:
    DockingState[] | null;
  @Field(() => ID, { nullable: true }) @IsOptional() @IsString() @MaxLength(64) requirementId?: string | null;
}
