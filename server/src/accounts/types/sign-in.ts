import { createUnionType, Field, ObjectType, registerEnumType } from 'type-graphql';
import {
  ConflictType,
  DateTimeScalar,
  enumOf,
  failureTypes,
  IllegalTransitionType,
  InvalidInputType,
  outcomeType,
  StaleStateType,
} from '../../kernel/graphql/index.js';
import { type AccessTokenRecord, type AccountRecord } from '../model.js';
import { type MeRecord } from '../service.js';
import { AccessToken, Account, Me } from './records.js';

@ObjectType({ description: 'Signed in; a browser has got its session cookie.' })
export class LoginSuccess {
  constructor(me: MeRecord) {
    this.me = me;
  }
  @Field(() => Me) me: MeRecord;
}

@ObjectType({ description: 'Not signed in, for a reason that is not told.' })
export class LoginRefused {
  @Field(() => String) message: string = 'Name and password do not fit an account that can sign in.';
}

@ObjectType({ description: 'A new access token.' })
export class AccessTokenCreated {
  @Field(() => AccessToken) accessToken!: AccessTokenRecord;
  @Field(() => String, { description: 'The bearer token itself: shown this once.' }) token!: string;
}

export const LinkPurposeEnum = enumOf(['invite', 'reset'] as const);
registerEnumType(LinkPurposeEnum, {
  name: 'LinkPurpose',
  description: 'What a one-time link lets its bearer do.',
});

@ObjectType({
  description: 'A fresh one-time link to an account, to be handed to its person. Shown this once.',
})
export class IssuedLink {
  @Field(() => Account) account!: AccountRecord;
  @Field(() => LinkPurposeEnum, { description: 'For `acceptInvitation`, or for `resetPassword`.' })
  purpose!: string;
  @Field(() => String) link!: string;
  @Field(() => DateTimeScalar) expiresAt!: Date;
}

@ObjectType({ description: 'Done, or on its way.' })
export class Acknowledgement {
  @Field(() => Boolean) acknowledged: boolean = true;
}

const successes = outcomeType('LoginSuccess');

export const LoginResult = createUnionType({
  name: 'LoginResult',
  types: () => [LoginSuccess, LoginRefused, InvalidInputType] as const,
  resolveType: (value: object) => (value instanceof LoginRefused ? 'LoginRefused' : successes(value)),
});

export const CredentialResult = createUnionType({
  name: 'CredentialResult',
  description: 'Signed in with a new password.',
  types: () => [LoginSuccess, InvalidInputType, IllegalTransitionType, StaleStateType, ConflictType] as const,
  resolveType: successes,
});

export const IssuedLinkResult = createUnionType({
  name: 'IssuedLinkResult',
  types: () => [IssuedLink, ...failureTypes] as const,
  resolveType: outcomeType('IssuedLink'),
});

export const AccessTokenResult = createUnionType({
  name: 'AccessTokenResult',
  types: () => [AccessTokenCreated, InvalidInputType] as const,
  resolveType: outcomeType('AccessTokenCreated'),
});
