import { type DemoAccount } from '@duijie/server';
import { type TestApp } from '../factories/index.js';

/** Signs in over HTTP as a script does: the cookie of `login` buys an access token. */
export async function signIn(app: TestApp, { login, password }: DemoAccount): Promise<{ token: string }> {
  const signedIn = await app.request(
    'mutation($login: String!, $password: String!) { login(login: $login, password: $password) { __typename } }',
    { login, password },
  );
  const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
  const { data } = await app.request<{ createAccessToken: { token: string } }>(
    'mutation { createAccessToken(name: "journey") { ... on AccessTokenCreated { token } } }',
    null,
    { headers: { cookie } },
  );
  return { token: data.createAccessToken.token };
}
