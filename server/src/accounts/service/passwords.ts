import { hash, verify } from '@node-rs/argon2';
import { commonPasswords, passwordLength, type Problem } from '@duijie/shared';
import { readIdentity } from './identities.js';

/** What hashing a password costs: KiB of memory, and passes over them. */
export interface PasswordCost {
  readonly memoryCost: number;
  readonly timeCost: number;
}

/** OWASP's least for argon2id with one lane. */
const owaspCost: PasswordCost = { memoryCost: 19 * 1024, timeCost: 2 };

/** The hash of a password nobody knows: an unknown account is verified against it, so that it costs the same. */
const decoy =
  '$argon2id$v=19$m=19456,t=2,p=1$5dnDB6jzwoTVYEsYIoKquQ$f71Idihuqpb95vUYwbvKXmFDKa4lZ4WN+y2leXSOBHw';

/** A password as it is hashed, however its characters were composed when typed. */
function normalised(password: string): string {
  return password.normalize('NFKC');
}

/** The argon2id hash of a password. */
export function hashPassword(password: string, cost: PasswordCost = owaspCost): Promise<string> {
  return hash(normalised(password), { algorithm: 2, parallelism: 1, ...cost });
}

/** Whether the password fits the hash; without a hash it does the same work and answers no. */
export async function passwordFits(known: string | null, password: string): Promise<boolean> {
  const bounded = password.slice(0, 4 * passwordLength.most);
  const fits = await verify(known ?? decoy, normalised(bounded));
  return fits && known !== null && bounded === password;
}

/** Problems of a new password: too short, too long, among the commonest, or one of the names its owner signs in by. */
export function passwordProblems(path: string, password: string, names: readonly string[]): Problem[] {
  const text = normalised(password);
  const { least, most } = passwordLength;
  const length = [...text].length;
  if (length < least || length > most) {
    return [{ path, code: 'LENGTH', message: `between ${least} and ${most} characters` }];
  }
  const plain = text.toLowerCase();
  if (commonPasswords.has(plain)) {
    return [{ path, code: 'TOO_COMMON', message: 'one of the passwords everybody tries first' }];
  }
  return names.includes(plain) || names.includes(readIdentity(text)?.value ?? '')
    ? [{ path, code: 'SAME_AS_LOGIN', message: 'must differ from what you sign in by' }]
    : [];
}
