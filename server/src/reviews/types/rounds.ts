import { createUnionType, Field, ID, Int, ObjectType } from 'type-graphql';
import { DictionaryEntry } from '../../challenges/index.js';
import {
  connectionOf,
  DateTimeScalar,
  failureTypes,
  LocalizedText,
  outcomeType,
} from '../../kernel/graphql/index.js';
import { type DictionaryEntry as StoredEntry, type LocalizedText as StoredText } from '../../kernel/index.js';
import {
  type Formula,
  type RoundKind,
  type RoundRecord,
  type RoundResultRecord,
  type TieRule,
} from '../model.js';
import { type RoundState } from '../workflow.js';
import { FormulaEnum, RoundKindEnum, RoundStatusEnum, TieRuleEnum } from './enums.js';

@ObjectType({ description: 'What a certain score of a criterion stands for.' })
export class Anchor {
  @Field(() => Int, { description: 'In tenths of a point.' }) score!: number;
  @Field(() => LocalizedText) text!: StoredText;
}

@ObjectType({ description: 'One line of a rubric. Scores are whole tenths of a point: 85 is 8.5.' })
export class Criterion {
  @Field(() => String) code!: string;
  @Field(() => LocalizedText) name!: StoredText;
  @Field(() => Int, { description: 'The best score, in tenths of a point.' }) maxScore!: number;
  @Field(() => Int) weight!: number;
  @Field(() => [Anchor]) anchors!: Anchor[];
}

@ObjectType({ description: 'From this score up, a result suggests this outcome.' })
export class OutcomeThreshold {
  @Field(() => String) outcome!: string;
  @Field(() => Int, { description: 'In tenths of a point.' }) atLeast!: number;
}

@ObjectType({ description: 'One round (轮次) of review in a challenge.' })
export class Round {
  @Field(() => ID) id!: string;
  @Field(() => RoundStatusEnum) status!: RoundState;
  @Field(() => Int) version!: number;
  @Field(() => LocalizedText) name!: StoredText;
  @Field(() => RoundKindEnum) kind!: RoundKind;
  @Field(() => Boolean, { description: 'Judges see subjects without what tells whose they are.' })
  blind!: boolean;
  @Field(() => [Criterion]) rubric!: Criterion[];
  @Field(() => [DictionaryEntry], { description: 'When there are any, a review must choose one.' })
  recommendations!: StoredEntry[];
  @Field(() => FormulaEnum) formula!: Formula;
  @Field(() => TieRuleEnum) tieRule!: TieRule;
  @Field(() => String, { nullable: true }) tieCriterion!: string | null;
  @Field(() => Int, { description: 'Reviews each subject needs before the round can be finalised.' })
  minimumReviews!: number;
  @Field(() => [OutcomeThreshold]) thresholds!: OutcomeThreshold[];
  @Field(() => DateTimeScalar, { nullable: true, description: 'Reviews are taken from here (inclusive) …' })
  from!: Date | null;
  @Field(() => DateTimeScalar, { nullable: true, description: '… to here (exclusive).' })
  until!: Date | null;
  @Field(() => DateTimeScalar, { nullable: true }) finalisedAt!: Date | null;
  @Field(() => DateTimeScalar) createdAt!: Date;
}

export const RoundConnection = connectionOf<RoundRecord>('Round', () => Round);

export const RoundResult = createUnionType({
  name: 'RoundResult',
  types: () => [Round, ...failureTypes] as const,
  resolveType: outcomeType('Round'),
});

@ObjectType({ description: 'The mean score of one criterion, in points.' })
export class CriterionMean {
  @Field(() => String) code!: string;
  @Field(() => String, { description: 'A decimal with four places.' }) mean!: string;
}

@ObjectType({ description: 'How many reviews recommend this.' })
export class RecommendationCount {
  @Field(() => String) code!: string;
  @Field(() => Int) count!: number;
}

@ObjectType({ description: 'What a finalised round says about one subject. Decimals have four places.' })
export class SubjectResult {
  @Field(() => ID) id!: string;
  @Field(() => String, { nullable: true, description: 'Null to judges of a blind round.' })
  subjectKind!: string | null;
  @Field(() => ID, { nullable: true, description: 'Null to judges of a blind round.' })
  subjectId!: string | null;
  @Field(() => Int, { description: 'Submitted reviews.' }) reviews!: number;
  @Field(() => [CriterionMean]) criteria!: CriterionMean[];
  @Field(() => [String], { description: 'The value of each review, the highest first.' }) values!: string[];
  @Field(() => [RecommendationCount]) recommendations!: RecommendationCount[];
  @Field(() => String, { nullable: true, description: 'By the formula of the round; null without reviews.' })
  score!: string | null;
  @Field(() => String, { nullable: true, description: 'The same, exactly: `845/12`.' })
  exactScore!: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'With each reviewer’s values stretched to 0–100 (min–max); never ranks.',
  })
  normalisedScore!: string | null;
  @Field(() => Int, { nullable: true }) rank!: number | null;
  @Field(() => Boolean, { description: 'Shares its score with another subject.' }) tied!: boolean;
  @Field(() => String, { nullable: true, description: 'Suggested by the thresholds of the round.' })
  outcome!: string | null;
  @Field(() => Int, { description: '1, 2, 3 … without gaps.' }) position!: number;
}

export const SubjectResultConnection = connectionOf<RoundResultRecord>('SubjectResult', () => SubjectResult);
