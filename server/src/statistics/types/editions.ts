import { ArrayMaxSize, IsInt, IsString, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { actionsOf, declaredEditionWorkflow } from '@duijie/shared';
import { createUnionType, Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import {
  DateTimeScalar,
  enumOf,
  failureTypes,
  LocalizedText,
  LocalizedTextInput,
  outcomeType,
} from '../../kernel/graphql/index.js';
import { type LocalizedText as StoredText } from '../../kernel/index.js';
import { FigureEnum } from './statistics.js';

export const DeclaredEditionStatusEnum = enumOf(declaredEditionWorkflow.states);
registerEnumType(DeclaredEditionStatusEnum, { name: 'DeclaredEditionStatus' });
export const DeclaredEditionActionEnum = enumOf(actionsOf(declaredEditionWorkflow));
registerEnumType(DeclaredEditionActionEnum, { name: 'DeclaredEditionAction' });

@ObjectType({ description: 'A figure of an edition beside the same one of the edition before.' })
export class EditionFigure {
  @Field(() => FigureEnum) figure!: string;
  @Field(() => String, { description: 'A decimal string; fen for amounts.' }) value!: string;
  @Field(() => String, { nullable: true, description: 'Of the year before; null where it is not known.' })
  before!: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'Year on year in percent with one decimal place, rounded half away from zero.',
  })
  change!: string | null;
}

@ObjectType({ description: 'The record behind declared totals.' })
export class DeclaredEdition {
  @Field(() => ID) id!: string;
  @Field(() => DeclaredEditionStatusEnum) status!: 'declared';
  @Field(() => Int) version!: number;
  @Field(() => String) slug!: string;
  @Field(() => DateTimeScalar) declaredAt!: Date;
}

@ObjectType({ description: 'An edition of a programme with its totals.' })
export class Edition {
  @Field(() => String) slug!: string;
  @Field(() => LocalizedText) name!: StoredText;
  @Field(() => Int) fromYear!: number;
  @Field(() => Int) year!: number;
  @Field(() => String) region!: string;
  @Field(() => Boolean, { description: 'Counted here, with rows behind the totals; not declared.' })
  isDrillable!: boolean;
  @Field(() => LocalizedText, { nullable: true, description: 'Where declared totals were published.' })
  source!: StoredText | null;
  @Field(() => DeclaredEdition, { nullable: true, description: 'Null where the totals are counted.' })
  declaration!: DeclaredEdition | null;
  @Field(() => [EditionFigure]) figures!: EditionFigure[];
}

export const DeclaredEditionResult = createUnionType({
  name: 'DeclaredEditionResult',
  types: () => [DeclaredEdition, ...failureTypes] as const,
  resolveType: outcomeType('DeclaredEdition'),
});

@InputType()
export class DeclaredFigureInput {
  @Field(() => FigureEnum) @IsString() @MaxLength(64) figure!: string;
  @Field(() => String, { description: 'A whole number; fen for amounts.' })
  @IsString()
  @MaxLength(20)
  value!: string;
}

@InputType()
export class DeclareEditionInput {
  @Field(() => String) @IsString() @MaxLength(64) programme!: string;
  @Field(() => String) @IsString() @MaxLength(64) slug!: string;
  @Field(() => LocalizedTextInput) @ValidateNested() name!: LocalizedTextInput;
  @Field(() => Int) @IsInt() @Min(1900) @Max(2200) fromYear!: number;
  @Field(() => Int) @IsInt() @Min(1900) @Max(2200) year!: number;
  @Field(() => String) @IsString() @MaxLength(6) region!: string;
  @Field(() => LocalizedTextInput) @ValidateNested() source!: LocalizedTextInput;
  @Field(() => [DeclaredFigureInput])
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  figures!: DeclaredFigureInput[];
}
