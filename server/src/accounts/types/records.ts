import { type Role, type Scope as StoredScope, type ScopeKind } from '@duijie/shared';
import { createUnionType, Field, ID, Int, ObjectType } from 'type-graphql';
import {
  connectionOf,
  DateTimeScalar,
  failureTypes,
  LocalizedText,
  outcomeType,
} from '../../kernel/graphql/index.js';
import { type LocalizedText as StoredText } from '../../kernel/index.js';
import { type IdentityKind, type PersonRecord } from '../model.js';
import { type AccountState, type RoleState } from '../workflow.js';
import {
  AccountStatusEnum,
  IdentityKindEnum,
  RoleAssignmentStatusEnum,
  RoleEnum,
  ScopeKindEnum,
} from './enums.js';

@ObjectType({
  description: 'Where a role holds: everywhere, or in one challenge, region, round, organization or team.',
})
export class Scope implements StoredScope {
  @Field(() => ScopeKindEnum) kind!: ScopeKind;
  @Field(() => ID, { nullable: true, description: 'Six-digit code of a region; absent for the platform.' })
  id?: string;
}

@ObjectType({
  description: 'A role of a person within a scope, with its dates; ended ones stay as a record.',
})
export class RoleAssignment {
  @Field(() => ID) id!: string;
  @Field(() => RoleEnum) role!: Role;
  @Field(() => Scope) scope!: Scope;
  @Field(() => DateTimeScalar) from!: Date;
  @Field(() => DateTimeScalar, { nullable: true, description: 'Exclusive; null while there is no end.' })
  until!: Date | null;
  @Field(() => RoleAssignmentStatusEnum) status!: RoleState;
  @Field(() => Int) version!: number;
}

@ObjectType({ description: 'A human being, with or without an account.' })
export class Person {
  @Field(() => ID) id!: string;
  @Field(() => LocalizedText) name!: StoredText;
}

@ObjectType({ description: 'What lets a person sign in.' })
export class Account {
  @Field(() => ID) id!: string;
  @Field(() => AccountStatusEnum) status!: AccountState;
  @Field(() => Int) version!: number;
}

@ObjectType({ description: 'A name to sign in by.' })
export class Identity {
  @Field(() => IdentityKindEnum) kind!: IdentityKind;
  @Field(() => String, { description: 'Normalised.' }) value!: string;
}

@ObjectType({ description: 'Whoever is signed in.' })
export class Me {
  @Field(() => ID, { description: 'The id of the person.' }) id!: string;
  @Field(() => LocalizedText) name!: StoredText;
  @Field(() => String, { nullable: true }) email!: string | null;
  @Field(() => String, { nullable: true }) phone!: string | null;
}

@ObjectType({ description: 'A named secret by which scripts act as its owner.' })
export class AccessToken {
  @Field(() => ID) id!: string;
  @Field(() => String) name!: string;
  @Field(() => DateTimeScalar) createdAt!: Date;
  @Field(() => DateTimeScalar, { nullable: true }) expiresAt!: Date | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'To the hour.' }) lastUsedAt!: Date | null;
}

export const PersonConnection = connectionOf<PersonRecord>('Person', () => Person);

export const PersonResult = createUnionType({
  name: 'PersonResult',
  types: () => [Person, ...failureTypes] as const,
  resolveType: outcomeType('Person'),
});

export const AccountResult = createUnionType({
  name: 'AccountResult',
  types: () => [Account, ...failureTypes] as const,
  resolveType: outcomeType('Account'),
});

export const RoleAssignmentResult = createUnionType({
  name: 'RoleAssignmentResult',
  types: () => [RoleAssignment, ...failureTypes] as const,
  resolveType: outcomeType('RoleAssignment'),
});
