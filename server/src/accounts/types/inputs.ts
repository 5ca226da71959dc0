import { limits, type Role, roles, type ScopeKind, scopeKinds } from '@duijie/shared';
import { ArrayMaxSize, IsIn, IsOptional, IsString, MaxLength, ValidateNested } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { DateTimeScalar, LocalizedTextInput } from '../../kernel/graphql/index.js';
import { RoleEnum, ScopeKindEnum } from './enums.js';

@InputType()
export class ScopeInput {
  @Field(() => ScopeKindEnum) @IsIn(scopeKinds) kind!: ScopeKind;
  @Field(() => ID, { nullable: true }) @IsOptional() @IsString() @MaxLength(64) id?: string | null;
}

@InputType()
export class RoleInput {
  @Field(() => RoleEnum) @IsIn(roles) role!: Role;
  @Field(() => ScopeInput) @ValidateNested() scope!: ScopeInput;
  @Field(() => DateTimeScalar, { nullable: true, description: 'From now on if left out.' })
  from?: Date | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'Exclusive; no end if left out.' })
  until?: Date | null;
}

@InputType({ description: 'Somebody new, by name and e-mail or phone; somebody known, by id.' })
export class InvitePersonInput {
  @Field(() => ID, { nullable: true }) @IsOptional() @IsString() @MaxLength(64) personId?: string | null;
  @Field(() => LocalizedTextInput, { nullable: true })
  @IsOptional()
  @ValidateNested()
  name?: LocalizedTextInput | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(254) email?: string | null;
  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(limits.nameLength)
  phone?: string | null;
  @Field(() => [RoleInput], { nullable: true })
  @IsOptional()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  roles?: RoleInput[] | null;
}
