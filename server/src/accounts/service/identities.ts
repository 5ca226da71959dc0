import { type Problem } from '@duijie/shared';
import { type IdentityKind } from '../model.js';

/** A name to sign in by, in its one normalised form. */
export interface Identity {
  readonly kind: IdentityKind;
  readonly value: string;
}

const email =
  /^[^\s@"<>(),;:\\[\]]{1,64}@[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+$/;
const username = /^[a-z][a-z0-9._-]{1,39}$/;

/** Reads what somebody typed as an e-mail address, a phone number or a user name; null when it is none of them. */
export function readIdentity(typed: string): Identity | null {
  if (typed.length > 254) return null;
  const value = typed.normalize('NFKC').trim().toLowerCase();
  if (value.includes('@')) return email.test(value) ? { kind: 'email', value } : null;
  const number = readPhone(value);
  if (number) return { kind: 'phone', value: number };
  return username.test(value) ? { kind: 'username', value } : null;
}

/** A phone number with its country code; Chinese numbers may come without: `0931-5550001` is `+869315550001`. */
function readPhone(typed: string): string | null {
  const compact = typed.replaceAll(/[\s().-]/g, '').replace(/^00(?=[1-9])/, '+');
  if (/^\+[1-9]\d{6,14}$/.test(compact)) return compact;
  if (/^1[3-9]\d{9}$/.test(compact)) return `+86${compact}`;
  return /^0[1-9]\d{8,10}$/.test(compact) ? `+86${compact.slice(1)}` : null;
}

/** The identity in one of the fields `email`, `phone` and `username`, or the problem with it. */
export function identityIn(kind: IdentityKind, typed: string): Identity | Problem {
  const identity = readIdentity(typed);
  if (identity?.kind === kind) return identity;
  return { path: kind, code: 'MALFORMED', message: `not a usable ${kind}` };
}
