import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';

// The package is CommonJS with `export default` types, which NodeNext cannot call as a default import.
const canonicalize = createRequire(import.meta.url)('canonicalize') as (value: unknown) => string | undefined;

/** A value as JSON: instants as ISO strings, fen as decimal strings, absent fields left out. */
export function toJson(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value ?? null, (_key, each: unknown) =>
      typeof each === 'bigint' ? each.toString() : each,
    ),
  );
}

/** Canonical JSON (RFC 8785), so that equal values have equal bytes. */
export function canonicalJson(value: unknown): string {
  return canonicalize(toJson(value)) ?? 'null';
}

/** SHA-256 in hexadecimal. */
export function sha256(...parts: (string | Uint8Array)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
}

/** Commits to a value without revealing it: SHA-256 over salt and canonical JSON. */
export function commitment(salt: string, value: unknown): string {
  return commitmentTo(salt, canonicalJson(value));
}

/** The same for what is canonical JSON already. */
export function commitmentTo(salt: string, json: string): string {
  return sha256(salt, '\u0000', json);
}
