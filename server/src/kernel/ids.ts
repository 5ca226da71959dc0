import { createHash, randomBytes } from 'node:crypto';

/** Where ids, salts and secrets come from. */
export interface Ids {
  /** A record id: 24 characters of `0-9a-z`, 120 random bits, telling nothing about order or content. */
  id(): string;
  /** A secret for one-time links, sessions and tokens: base64url of `bytes` random bytes. */
  secret(bytes?: number): string;
}

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

function readable(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += alphabet[byte & 31];
  return text;
}

export const randomIds: Ids = {
  id: () => readable(randomBytes(24)),
  secret: (bytes = 32) => randomBytes(bytes).toString('base64url'),
};

/** Reproducible ids for worlds and tests; never for anything that must stay secret. */
export function seededIds(seed: string): Ids {
  let counter = 0;
  const next = () => createHash('sha512').update(`${seed}:${counter++}`).digest();
  return {
    id: () => readable(next().subarray(0, 24)),
    secret: (bytes = 32) => next().subarray(0, bytes).toString('base64url'),
  };
}
