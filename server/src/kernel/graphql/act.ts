import { IsIn, IsInt, IsOptional, IsString, MaxLength, Min, ValidateNested } from 'class-validator';
import { Field, ID, InputType, Int, registerEnumType } from 'type-graphql';
import { type Act } from '../act.js';
import { type OnBehalfOf } from '../history.js';
import { DateTimeScalar } from './scalars.js';

const PartyKind = { PERSON: 'person', ORGANIZATION: 'organization' } as const;
registerEnumType(PartyKind, { name: 'PartyKind', description: 'A person or an organization.' });

@InputType({ description: 'On whose behalf something is entered: the person or organization that did it.' })
export class OnBehalfOfInput implements OnBehalfOf {
  @Field(() => PartyKind) @IsIn(Object.values(PartyKind)) kind!: 'person' | 'organization';
  @Field(() => ID) @IsString() @MaxLength(64) id!: string;
}

@InputType({ description: 'What may accompany any action.' })
export class ActInput implements Act {
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() reason?: string | null;
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When it happened, if entered late; defaults to now.',
  })
  effectiveAt?: Date | null;
  @Field(() => OnBehalfOfInput, { nullable: true })
  @IsOptional()
  @ValidateNested()
  onBehalfOf?: OnBehalfOfInput | null;
  @Field(() => ID, { nullable: true, description: 'An uploaded file; required with onBehalfOf.' })
  @IsOptional()
  @IsString()
  @MaxLength(64)
  evidence?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(64) decisionNumber?:
    string | null;
  @Field(() => Int, {
    nullable: true,
    description: 'Refuses with StaleState unless the record is at this version.',
  })
  @IsOptional()
  @IsInt()
  @Min(1)
  expectedVersion?: number | null;
}
