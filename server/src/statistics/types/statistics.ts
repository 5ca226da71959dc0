import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import {
  connectionOf,
  DateTimeScalar,
  enumOf,
  FenScalar,
  LocalizedText,
} from '../../kernel/graphql/index.js';
import { type LocalizedText as StoredText } from '../../kernel/index.js';
import { type FactRow } from '../model.js';
import { definitionsFor } from '../service/definitions.js';
import { bases, type Basis } from '../service/figures.js';

export const BasisEnum = enumOf(bases);
registerEnumType(BasisEnum, {
  name: 'StatisticsBasis',
  description: 'What was recorded by a moment, or what had taken effect by then as it is known now.',
});

export const FigureEnum = enumOf(definitionsFor('technology-challenge').figures.map(({ figure }) => figure));
registerEnumType(FigureEnum, { name: 'StatisticsFigure' });

const small = 'Null to the public where it would tell of fewer than three contracts.';

@ObjectType()
abstract class RequirementCounts {
  @Field(() => Int, {
    description: 'Ever submitted and not returned, nor withdrawn before selection; rejected ones count.',
  })
  requirementsCollected!: number;
  @Field(() => Int, { description: 'Ever released.' }) requirementsReleased!: number;
  @Field(() => Int, { description: 'Released ones with a locked solution.' }) requirementsAnswered!: number;
  @Field(() => Int, { description: 'Locked with their requirement, or admitted late.' }) solutions!: number;
  @Field(() => Int, { description: 'Requirements with an agreement that was not cancelled.' })
  docked!: number;
  @Field(() => Int, { nullable: true, description: `Signed by every party. ${small}` })
  contractsSigned!: number | null;
  @Field(() => FenScalar, { nullable: true, description: `The totals of signed contracts. ${small}` })
  contracted!: bigint | null;
}

@ObjectType({ description: 'The figures of one field.' })
export class FieldStatistics extends RequirementCounts {
  @Field(() => String, { description: "A code of the challenge's dictionary `fields`." }) field!: string;
}

@ObjectType({ description: 'The figures of one prefecture, by the region of the enterprise.' })
export class RegionStatistics extends RequirementCounts {
  @Field(() => String, { description: 'Six-digit region code (GB/T 2260).' }) region!: string;
  @Field(() => LocalizedText) name!: StoredText;
}

@ObjectType({ description: 'The figures of one province, by the region of the team.' })
export class ProvinceStatistics {
  @Field(() => String, { description: 'Six-digit region code (GB/T 2260).' }) province!: string;
  @Field(() => LocalizedText) name!: StoredText;
  @Field(() => Int) teams!: number;
  @Field(() => Int) solutions!: number;
  @Field(() => Int) docked!: number;
}

@ObjectType({ description: 'How a figure is counted.' })
export class FigureDefinition {
  @Field(() => FigureEnum) figure!: string;
  @Field(() => LocalizedText) name!: StoredText;
  @Field(() => LocalizedText) text!: StoredText;
}

@ObjectType({ description: 'One record behind a figure.' })
export class StatisticsRow {
  @Field(() => ID) id!: string;
  @Field(() => String) subjectKind!: string;
  @Field(() => ID) subjectId!: string;
  @Field(() => String, { nullable: true }) field!: string | null;
  @Field(() => String) region!: string;
  @Field(() => String, { nullable: true, description: "The team's." }) province!: string | null;
  @Field(() => FenScalar) amount!: bigint;
  @Field(() => DateTimeScalar) recordedFrom!: Date;
  @Field(() => DateTimeScalar) effectiveFrom!: Date;
}

export const StatisticsRowConnection = connectionOf<FactRow>('StatisticsRow', () => StatisticsRow);

@ObjectType({ description: 'The figures of a challenge at a moment, derived from history.' })
export class Statistics extends RequirementCounts {
  @Field(() => DateTimeScalar, {
    description:
      'What was so up to and including this instant counts. A day ends at midnight in Shanghai: its last instant is 23:59:59.999+08:00.',
  })
  asOf!: Date;
  @Field(() => BasisEnum) basis!: Basis;
  @Field(() => String, { description: 'Version of the definitions by which was counted.' })
  definitionVersion!: string;
  @Field(() => Int, { description: 'Different teams with a locked solution.' }) teams!: number;
  @Field(() => Int, { nullable: true, description: `Told apart, never subtracted. ${small}` })
  contractsTerminated!: number | null;
  @Field(() => [FieldStatistics], { description: "Every field of the challenge, in its dictionary's order." })
  byField!: FieldStatistics[];
  @Field(() => [ProvinceStatistics], { description: 'Provinces that a team with a locked solution is from.' })
  byProvince!: ProvinceStatistics[];
  @Field(() => [RegionStatistics], { description: 'Prefectures that a collected requirement is from.' })
  byRegion!: RegionStatistics[];
}
