import { randomBytes } from 'node:crypto';
import { type Troupe } from './troupe.js';

/** Lets the first administrator in by the one-time link. Nobody learns the password, so nobody signs in as this person again. */
export async function letInFirstAdministrator(troupe: Troupe, key: string): Promise<void> {
  const { accounts } = troupe.services;
  const link = await accounts.createFirstAdministratorLink();
  if (!link) throw new Error('this database has an administrator already; a world needs an empty one');
  const request = { requestId: key, address: null, idempotencyKey: null, language: 'zh-CN' } as const;
  const password = randomBytes(24).toString('base64url');
  const { personId } = await accounts.acceptInvitation(
    await accounts.viewerOf(request),
    link.secret,
    password,
  );
  troupe.cast.meet(key, personId);
}
