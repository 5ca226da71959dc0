import { SearchRefused, SearchUnavailable } from '../../platform/search/index.js';
import { DomainError, invalid } from '../errors.js';

export const longestQuery = 1_000;

/** Throws InvalidInput for a query longer than anybody types. */
export function assertQuery(path: string, query: string): void {
  if (query.length > longestQuery) throw invalid(path, 'TOO_LONG', `at most ${longestQuery} characters`);
}

/** Has a search fail as use cases do: SEARCH_UNAVAILABLE, or InvalidInput that names what is allowed. */
export async function searching<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof SearchUnavailable)
      throw new DomainError('SEARCH_UNAVAILABLE', undefined, { cause: error });
    // A reader comes from our own rules: what is wrong with it is no client's mistake.
    if (error instanceof SearchRefused && !error.path.startsWith('reader'))
      throw invalid(error.path, 'NOT_ALLOWED', `"${error.given}" is not one of ${error.allowed.join(', ')}`);
    throw error;
  }
}
