import { type DomainError } from './errors.js';

/** Awaits a write; where it breaches a unique index that has the given field, throws `failure` instead. */
export async function unlessTaken<T>(write: Promise<T>, field: string, failure: DomainError): Promise<T> {
  try {
    return await write;
  } catch (error) {
    const { code, keyPattern } = (error ?? {}) as { code?: unknown; keyPattern?: Record<string, unknown> };
    if (code === 11000 && keyPattern && field in keyPattern) throw failure;
    throw error;
  }
}
