import {
  ArrayMaxSize,
  IsInt,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { createUnionType, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import {
  connectionOf,
  DateTimeScalar,
  failureTypes,
  LocalizedText,
  LocalizedTextInput,
  outcomeType,
} from '../../kernel/graphql/index.js';
import { type LocalizedText as StoredText } from '../../kernel/index.js';
import { type AssignmentRecord } from '../model.js';
import { type AssignmentState } from '../workflow.js';
import { AssignmentStatusEnum } from './enums.js';
import { SubjectInput } from './round-inputs.js';

@ObjectType({ description: 'One part of what reviewers read.' })
export class SubjectSection {
  @Field(() => LocalizedText) heading!: StoredText;
  @Field(() => LocalizedText) text!: StoredText;
}

@ObjectType('SubjectView', {
  description: 'A subject as the viewer may read it for review; blind where the round is.',
})
export class SubjectViewType {
  @Field(() => String, { nullable: true }) code!: string | null;
  @Field(() => LocalizedText) title!: StoredText;
  @Field(() => [SubjectSection]) sections!: SubjectSection[];
}

@ObjectType({ description: 'A score for one criterion, in tenths of a point: 85 is 8.5.' })
export class Score {
  @Field(() => String, { description: 'Code of the criterion.' }) criterion!: string;
  @Field(() => Int) score!: number;
}

@ObjectType({ description: 'One reviewer’s review of one subject in one round.' })
export class ReviewAssignment {
  @Field(() => ID) id!: string;
  @Field(() => AssignmentStatusEnum) status!: AssignmentState;
  @Field(() => Int) version!: number;
  @Field(() => Boolean, { description: 'Whether its round is blind.' }) blind!: boolean;
  @Field(() => String, { nullable: true, description: 'Null to the reviewer in a blind round.' })
  subjectKind!: string | null;
  @Field(() => ID, { nullable: true, description: 'Null to the reviewer in a blind round.' })
  subjectId!: string | null;
  @Field(() => DateTimeScalar) assignedAt!: Date;
  @Field(() => [Score]) scores!: Score[];
  @Field(() => LocalizedText, { nullable: true }) comment!: StoredText | null;
  @Field(() => String, { nullable: true, description: 'A code of the round’s recommendations.' })
  recommendation!: string | null;
  @Field(() => String, { nullable: true, description: 'Why the reviewer must not judge this subject.' })
  conflict!: string | null;
  @Field(() => DateTimeScalar, { nullable: true }) submittedAt!: Date | null;
}

export const ReviewAssignmentConnection = connectionOf<AssignmentRecord>(
  'ReviewAssignment',
  () => ReviewAssignment,
);

export const ReviewAssignmentResult = createUnionType({
  name: 'ReviewAssignmentResult',
  types: () => [ReviewAssignment, ...failureTypes] as const,
  resolveType: outcomeType('ReviewAssignment'),
});

@ObjectType({ description: 'Reviews that were assigned together.' })
export class AssignedReviews {
  @Field(() => [ReviewAssignment]) assignments!: AssignmentRecord[];
}

export const AssignReviewersResult = createUnionType({
  name: 'AssignReviewersResult',
  types: () => [AssignedReviews, ...failureTypes] as const,
  resolveType: outcomeType('AssignedReviews'),
});

@InputType({ description: 'Every reviewer is to review every subject; all or nothing.' })
export class AssignReviewersInput {
  @Field(() => ID) @IsString() @MaxLength(64) roundId!: string;
  @Field(() => [SubjectInput]) @ValidateNested({ each: true }) @ArrayMaxSize(200) subjects!: SubjectInput[];
  @Field(() => [ID], { description: 'Ids of people who are judges of the challenge or the round.' })
  @IsString({ each: true })
  @ArrayMaxSize(200)
  reviewers!: string[];
}

@InputType({
  description:
    'Every subject is to have so many of the reviewers, their loads as even as conflicts allow; all or nothing.',
})
export class AssignBalancedInput extends AssignReviewersInput {
  @Field(() => Int, {
    description: 'Reviewers that each subject has in the round afterwards, those it has already included.',
  })
  @IsInt()
  @Min(1)
  @Max(200)
  perSubject!: number;
}

@InputType()
export class ScoreInput {
  @Field(() => String, { description: 'Code of the criterion.' })
  @IsString()
  @MaxLength(64)
  criterion!: string;
  @Field(() => Int, { description: 'In tenths of a point: 85 is 8.5.' }) @IsInt() score!: number;
}

@InputType({ description: 'A score sheet or part of one; what is left out stays as it is.' })
export class ScoreSheetInput {
  @Field(() => [ScoreInput], { nullable: true })
  @IsOptional()
  @ValidateNested({ each: true })
  @ArrayMaxSize(30)
  scores?: ScoreInput[] | null;
  @Field(() => LocalizedTextInput, { nullable: true })
  @IsOptional()
  @ValidateNested()
  comment?: LocalizedTextInput | null;
  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(64)
  recommendation?: string | null;
}
