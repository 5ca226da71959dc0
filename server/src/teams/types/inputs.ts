import { limits } from '@duijie/shared';
import { IsBoolean, IsOptional, IsString, MaxLength, ValidateNested } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { KeywordsInput, LocalizedTextInput } from '../../kernel/graphql/index.js';
import { type TeamState } from '../workflow.js';
import { TeamStatusEnum } from './records.js';

const optional = { nullable: true } as const;

@InputType({ description: 'What is to change; fields left out stay as they are.' })
export class EditTeamInput {
  @Field(() => LocalizedTextInput, optional) @IsOptional() @ValidateNested() name?: LocalizedTextInput | null;
  @Field(() => LocalizedTextInput, optional)
  @IsOptional()
  @ValidateNested()
  expertise?: LocalizedTextInput | null;
  @Field(() => KeywordsInput, optional) @IsOptional() @ValidateNested() keywords?: KeywordsInput | null;
  @Field(() => String, { ...optional, description: 'Six-digit code, of a team without an institution.' })
  @IsOptional()
  @IsString()
  @MaxLength(12)
  region?: string | null;
}

@InputType()
export class RegisterTeamInput extends EditTeamInput {
  @Field(() => LocalizedTextInput) @ValidateNested() declare name: LocalizedTextInput;
  @Field(() => ID, {
    ...optional,
    description:
      'The institution behind the team, to which its leader belongs; without one, a region is needed.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(64)
  organizationId?: string | null;
  @Field(() => ID, { ...optional, description: 'Who leads it, if you enter it on their behalf.' })
  @IsOptional()
  @IsString()
  @MaxLength(64)
  leaderId?: string | null;
}

@InputType({ description: 'Somebody you see, by id; anybody else, by name and e-mail or phone.' })
export class InviteToTeamInput {
  @Field(() => ID, optional) @IsOptional() @IsString() @MaxLength(64) personId?: string | null;
  @Field(() => LocalizedTextInput, optional) @IsOptional() @ValidateNested() name?: LocalizedTextInput | null;
  @Field(() => String, optional) @IsOptional() @IsString() @MaxLength(254) email?: string | null;
  @Field(() => String, optional) @IsOptional() @IsString() @MaxLength(limits.nameLength) phone?:
    string | null;
  @Field(() => LocalizedTextInput, { ...optional, description: 'What they are to do in the team.' })
  @IsOptional()
  @ValidateNested()
  title?: LocalizedTextInput | null;
}

@InputType({ description: 'Narrows a list; what is left out or null narrows nothing.' })
export class TeamFilterInput {
  @Field(() => TeamStatusEnum, optional) status?: TeamState | null;
  @Field(() => String, { ...optional, description: 'This region and all below it.' })
  @IsOptional()
  @IsString()
  @MaxLength(12)
  region?: string | null;
  @Field(() => ID, { ...optional, description: 'The institution behind them.' })
  @IsOptional()
  @IsString()
  @MaxLength(64)
  organization?: string | null;
  @Field(() => Boolean, { ...optional, description: 'Only my own.' }) @IsOptional() @IsBoolean() mine?:
    boolean | null;
}
