import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { DateTimeScalar, outcome, type RequestContext } from '../../kernel/graphql/index.js';
import { type DomainError } from '../../kernel/index.js';
import { type AccessTokenRecord } from '../model.js';
import { type AccountService } from '../service.js';
import { AccessToken, AccessTokenCreated, AccessTokenResult } from '../types.js';

@Resolver(() => AccessToken)
export class AccessTokenResolver {
  constructor(private readonly service: AccountService) {}

  @Query(() => [AccessToken], { description: 'Your access tokens, the newest first.' })
  accessTokens(@Ctx() { viewer }: RequestContext): Promise<AccessTokenRecord[]> {
    return this.service.accessTokens(viewer);
  }

  @Mutation(() => AccessTokenResult, {
    description: 'Creates a bearer token for scripts: `Authorization: Bearer dj_…`. Shown this once.',
  })
  createAccessToken(
    @Arg('name', () => String) name: string,
    @Arg('expiresAt', () => DateTimeScalar, { nullable: true }) expiresAt: Date | null,
    @Ctx() { viewer }: RequestContext,
  ): Promise<AccessTokenCreated | DomainError> {
    return outcome(
      this.service
        .createAccessToken(viewer, name, expiresAt ?? null)
        .then(({ token, secret }) =>
          Object.assign(new AccessTokenCreated(), { accessToken: token, token: secret }),
        ),
    );
  }

  @Mutation(() => AccessToken, {
    description: 'Revokes one of your access tokens, from the next request on.',
  })
  revokeAccessToken(
    @Arg('id', () => ID) id: string,
    @Ctx() { viewer }: RequestContext,
  ): Promise<AccessTokenRecord> {
    return this.service.revokeAccessToken(viewer, id);
  }
}
