import { actionsOf, confidentialityWorkflow, type Language, questionWorkflow } from '@duijie/shared';
import { createUnionType, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import {
  connectionOf,
  DateTimeScalar,
  enumOf,
  failureTypes,
  LanguageEnum,
  LocalizedText,
  outcomeType,
} from '../../kernel/graphql/index.js';
import { type LocalizedText as StoredText } from '../../kernel/index.js';
import { type RequirementRecord } from '../model.js';
import { type QuestionRecord } from '../model/question.js';
import { type Terms } from '../service/terms.js';
import { type ConfidentialityState, type QuestionState } from '../workflow/questions.js';

export const QuestionStatusEnum = enumOf(questionWorkflow.states);
registerEnumType(QuestionStatusEnum, { name: 'QuestionStatus' });
export const QuestionActionEnum = enumOf(actionsOf(questionWorkflow));
registerEnumType(QuestionActionEnum, { name: 'QuestionAction' });
export const ConfidentialityStatusEnum = enumOf(confidentialityWorkflow.states);
registerEnumType(ConfidentialityStatusEnum, { name: 'ConfidentialityStatus' });
export const ConfidentialityActionEnum = enumOf(actionsOf(confidentialityWorkflow));
registerEnumType(ConfidentialityActionEnum, { name: 'ConfidentialityAction' });

@ObjectType({
  description: 'A question of a team about a requirement; the enterprise never learns who asked.',
})
export class Question {
  @Field(() => ID) id!: string;
  @Field(() => QuestionStatusEnum) status!: QuestionState;
  @Field(() => Int) version!: number;
  @Field(() => LocalizedText) text!: StoredText;
  @Field(() => DateTimeScalar) askedAt!: Date;
  @Field(() => LocalizedText, { nullable: true }) answer!: StoredText | null;
  @Field(() => DateTimeScalar, { nullable: true }) answeredAt!: Date | null;
}

@ObjectType({
  description: 'What a team leader accepts before the team is told how to reach the enterprise.',
})
export class ConfidentialityTerms implements Terms {
  constructor(
    { lang, text, hash }: Terms,
    readonly requirement: RequirementRecord,
  ) {
    this.lang = lang;
    this.text = text;
    this.hash = hash;
  }
  @Field(() => LanguageEnum) lang: Language;
  @Field(() => String) text: string;
  @Field(() => String, { description: 'SHA-256 of exactly this text; acceptConfidentiality takes it.' })
  hash: string;
}

@ObjectType({ description: 'A team accepted one exact text of the terms.' })
export class Confidentiality {
  @Field(() => ID) id!: string;
  @Field(() => ConfidentialityStatusEnum) status!: ConfidentialityState;
  @Field(() => Int) version!: number;
  @Field(() => LanguageEnum) lang!: Language;
  @Field(() => String, { description: 'SHA-256 of the text that was shown.' }) textHash!: string;
  @Field(() => DateTimeScalar) acceptedAt!: Date;
}

export const QuestionConnection = connectionOf<QuestionRecord>('Question', () => Question);

export const QuestionResult = createUnionType({
  name: 'QuestionResult',
  types: () => [Question, ...failureTypes] as const,
  resolveType: outcomeType('Question'),
});

export const ConfidentialityResult = createUnionType({
  name: 'ConfidentialityResult',
  types: () => [Confidentiality, ...failureTypes] as const,
  resolveType: outcomeType('Confidentiality'),
});
