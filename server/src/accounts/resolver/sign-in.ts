import { passwordLength } from '@duijie/shared';
import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { outcome, type RequestContext } from '../../kernel/graphql/index.js';
import { type DomainError, invalid, unauthenticated } from '../../kernel/index.js';
import { type AccountService, type MeRecord, type SignedIn } from '../service.js';
import { Acknowledgement, CredentialResult, LoginRefused, LoginResult, LoginSuccess, Me } from '../types.js';

/** Beyond this nothing is read: no name and no password is so long. */
const longest = 4 * passwordLength.most;

@Resolver()
export class SignInResolver {
  constructor(private readonly service: AccountService) {}

  @Query(() => Me, { nullable: true, description: 'Whoever is signed in; null for nobody.' })
  me(@Ctx() { viewer }: RequestContext): Promise<MeRecord | null> {
    return this.service.me(viewer);
  }

  @Mutation(() => LoginResult, {
    description: 'Signs in by e-mail, phone or user name, and sets the session cookie.',
  })
  async login(
    @Arg('login', () => String) login: string,
    @Arg('password', () => String) password: string,
    @Ctx() context: RequestContext,
  ): Promise<LoginSuccess | LoginRefused | DomainError> {
    return outcome<LoginSuccess | LoginRefused>(
      (async () => {
        assertReadable({ login, password });
        const signedIn = await this.service.login(context.viewer, login, password);
        return signedIn ? this.#begin(context, signedIn) : new LoginRefused();
      })(),
    );
  }

  @Mutation(() => Acknowledgement, { description: 'Ends this session.' })
  async logout(@Ctx() context: RequestContext): Promise<Acknowledgement> {
    await this.service.logout(context.viewer);
    context.setSession(null);
    return new Acknowledgement();
  }

  @Mutation(() => Acknowledgement, { description: 'Ends all sessions, this one included.' })
  async logoutEverywhere(@Ctx() context: RequestContext): Promise<Acknowledgement> {
    await this.service.logoutEverywhere(context.viewer);
    context.setSession(null);
    return new Acknowledgement();
  }

  @Mutation(() => CredentialResult, {
    description: 'Changes the password. All other sessions and all access tokens end.',
  })
  changePassword(
    @Arg('currentPassword', () => String) currentPassword: string,
    @Arg('newPassword', () => String) newPassword: string,
    @Ctx() context: RequestContext,
  ): Promise<LoginSuccess | DomainError> {
    return this.#signIn(context, { currentPassword, newPassword }, () =>
      this.service.changePassword(context.viewer, currentPassword, newPassword),
    );
  }

  @Mutation(() => Acknowledgement, {
    description:
      'Has a link sent to set a new password, if somebody has this name; the answer is always the same.',
  })
  async requestPasswordReset(
    @Arg('login', () => String) login: string,
    @Ctx() { viewer }: RequestContext,
  ): Promise<Acknowledgement> {
    assertReadable({ login });
    await this.service.requestPasswordReset(viewer, login);
    return new Acknowledgement();
  }

  @Mutation(() => CredentialResult, { description: 'Sets a new password by a one-time link.' })
  resetPassword(
    @Arg('link', () => String) link: string,
    @Arg('newPassword', () => String) newPassword: string,
    @Ctx() context: RequestContext,
  ): Promise<LoginSuccess | DomainError> {
    return this.#signIn(context, { link, newPassword }, () =>
      this.service.resetPassword(context.viewer, link, newPassword),
    );
  }

  @Mutation(() => CredentialResult, { description: 'Activates an invited account by its one-time link.' })
  acceptInvitation(
    @Arg('link', () => String) link: string,
    @Arg('password', () => String) password: string,
    @Ctx() context: RequestContext,
  ): Promise<LoginSuccess | DomainError> {
    return this.#signIn(context, { link, password }, () =>
      this.service.acceptInvitation(context.viewer, link, password),
    );
  }

  #signIn(
    context: RequestContext,
    texts: Record<string, string>,
    useCase: () => Promise<SignedIn>,
  ): Promise<LoginSuccess | DomainError> {
    return outcome(
      (async () => {
        assertReadable(texts);
        return this.#begin(context, await useCase());
      })(),
    );
  }

  async #begin(context: RequestContext, signedIn: SignedIn): Promise<LoginSuccess> {
    const { secret, cookieExpires } = signedIn.session;
    context.setSession(secret, cookieExpires);
    const me = await this.service.me(await this.service.viewerForPerson(signedIn.personId, context.viewer));
    if (!me) throw unauthenticated();
    return new LoginSuccess(me);
  }
}

function assertReadable(texts: Record<string, string>): void {
  for (const [path, text] of Object.entries(texts)) {
    if (text === '') throw invalid(path, 'REQUIRED', 'must not be empty');
    if (text.length > longest) throw invalid(path, 'TOO_LONG', `at most ${longest} characters`);
  }
}
