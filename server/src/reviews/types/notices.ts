import { ArrayMaxSize, IsOptional, IsString, MaxLength, ValidateNested } from 'class-validator';
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
import { type NoticeRecord } from '../model.js';
import { type NoticeState } from '../workflow.js';
import { NoticeStatusEnum } from './enums.js';
import { SubjectInput } from './round-inputs.js';

@ObjectType({ description: 'Names a subject.' })
export class SubjectReference {
  @Field(() => String) kind!: string;
  @Field(() => ID) id!: string;
}

@ObjectType({ description: 'An objection to a public notice.' })
export class Objection {
  @Field(() => ID, { description: 'The person who objected.' }) by!: string;
  @Field(() => String) text!: string;
  @Field(() => DateTimeScalar) at!: Date;
}

@ObjectType({
  description: 'A public notice (公示): open to objections during its period, readable ever after.',
})
export class PublicNotice {
  @Field(() => ID) id!: string;
  @Field(() => NoticeStatusEnum) status!: NoticeState;
  @Field(() => Int) version!: number;
  @Field(() => LocalizedText) title!: StoredText;
  @Field(() => LocalizedText) text!: StoredText;
  @Field(() => DateTimeScalar) from!: Date;
  @Field(() => DateTimeScalar, { description: 'Exclusive.' }) until!: Date;
  @Field(() => [SubjectReference]) subjects!: SubjectReference[];
  @Field(() => [Objection], { description: 'Empty to those who need not answer them.' })
  objections!: Objection[];
}

export const PublicNoticeConnection = connectionOf<NoticeRecord>('PublicNotice', () => PublicNotice);

export const PublicNoticeResult = createUnionType({
  name: 'PublicNoticeResult',
  types: () => [PublicNotice, ...failureTypes] as const,
  resolveType: outcomeType('PublicNotice'),
});

@InputType()
export class PublishNoticeInput {
  @Field(() => ID) @IsString() @MaxLength(64) challengeId!: string;
  @Field(() => LocalizedTextInput) @ValidateNested() title!: LocalizedTextInput;
  @Field(() => LocalizedTextInput) @ValidateNested() text!: LocalizedTextInput;
  @Field(() => DateTimeScalar) from!: Date;
  @Field(() => DateTimeScalar, { description: 'Exclusive; not before `from`.' }) until!: Date;
  @Field(() => [SubjectInput], { nullable: true })
  @IsOptional()
  @ValidateNested({ each: true })
  @ArrayMaxSize(500)
  subjects?: SubjectInput[] | null;
}
