import { HistoryActorResolver } from './resolver/history.js';
import { AccountResolver, MeResolver, PersonResolver } from './resolver/people.js';
import { RoleAssignmentResolver } from './resolver/roles.js';
import { SignInResolver } from './resolver/sign-in.js';
import { AccessTokenResolver } from './resolver/tokens.js';

/** All resolver classes of the slice, each made with an AccountService. */
export const resolvers = [
  SignInResolver,
  MeResolver,
  PersonResolver,
  AccountResolver,
  RoleAssignmentResolver,
  AccessTokenResolver,
  HistoryActorResolver,
] as const;
