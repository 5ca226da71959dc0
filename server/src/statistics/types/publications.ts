import { IsString, MaxLength, ValidateNested } from 'class-validator';
import { actionsOf, publicationWorkflow } from '@duijie/shared';
import { createUnionType, Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import {
  connectionOf,
  DateTimeScalar,
  enumOf,
  failureTypes,
  LocalizedText,
  LocalizedTextInput,
  outcomeType,
} from '../../kernel/graphql/index.js';
import { type LocalizedText as StoredText } from '../../kernel/index.js';
import { type PublicationRecord } from '../model.js';
import { type Basis } from '../service/figures.js';
import { type PublicationState } from '../workflow.js';
import { BasisEnum, FigureEnum } from './statistics.js';

export const PublicationStatusEnum = enumOf(publicationWorkflow.states);
registerEnumType(PublicationStatusEnum, { name: 'PublicationStatus' });
export const PublicationActionEnum = enumOf(actionsOf(publicationWorkflow));
registerEnumType(PublicationActionEnum, { name: 'PublicationAction' });

@ObjectType({ description: 'A figure as it was published.' })
export class PublishedFigure {
  @Field(() => FigureEnum) figure!: string;
  @Field(() => String, { description: 'A decimal string; fen for amounts.' }) value!: string;
  @Field(() => Int, { description: 'How many rows were behind it.' }) rows!: number;
}

@ObjectType({
  description: 'A publication (通报): a text with figures that were frozen when it was published.',
})
export class Publication {
  @Field(() => ID) id!: string;
  @Field(() => PublicationStatusEnum) status!: PublicationState;
  @Field(() => Int) version!: number;
  @Field(() => LocalizedText) title!: StoredText;
  @Field(() => LocalizedText) text!: StoredText;
  @Field(() => DateTimeScalar, { description: 'The moment its figures tell of.' }) asOf!: Date;
  @Field(() => BasisEnum) basis!: Basis;
  @Field(() => String, { nullable: true }) definitionVersion!: string | null;
  @Field(() => DateTimeScalar, { nullable: true }) publishedAt!: Date | null;
  @Field(() => LocalizedText, { nullable: true, description: 'What was wrong with it.' })
  correction!: StoredText | null;
  @Field(() => DateTimeScalar, { nullable: true }) correctedAt!: Date | null;
}

export const PublicationConnection = connectionOf<PublicationRecord>('Publication', () => Publication);

export const PublicationResult = createUnionType({
  name: 'PublicationResult',
  types: () => [Publication, ...failureTypes] as const,
  resolveType: outcomeType('Publication'),
});

@InputType({ description: 'What an organizer writes; the figures are counted.' })
export class PublicationInput {
  @Field(() => LocalizedTextInput) @ValidateNested() title!: LocalizedTextInput;
  @Field(() => LocalizedTextInput) @ValidateNested() text!: LocalizedTextInput;
  @Field(() => DateTimeScalar) asOf!: Date;
  @Field(() => BasisEnum, { defaultValue: 'recorded' }) @IsString() @MaxLength(20) basis!: Basis;
}
