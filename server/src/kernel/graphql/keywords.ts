import { ArrayMaxSize, IsString } from 'class-validator';
import { Field, InputType, ObjectType } from 'type-graphql';

@ObjectType()
export class Keywords {
  @Field(() => [String]) zh!: string[];
  @Field(() => [String]) en!: string[];
}

@InputType()
export class KeywordsInput {
  @Field(() => [String]) @IsString({ each: true }) @ArrayMaxSize(20) zh!: string[];
  @Field(() => [String]) @IsString({ each: true }) @ArrayMaxSize(20) en!: string[];
}
