/** The engine does not answer; nothing is wrong with the request. */
export class SearchUnavailable extends Error {
  override readonly name = 'SearchUnavailable';
}

/** A request that names what there is not, or asks for too much. `path` is that in the request, e.g. `facets.1.column`. */
export class SearchRefused extends Error {
  override readonly name = 'SearchRefused';

  constructor(
    readonly path: string,
    readonly given: string,
    /** What would be taken: names, or one sentence. */
    readonly allowed: readonly string[],
  ) {
    super(`${path} is "${given}"; allowed: ${allowed.join(', ') || 'none'}`);
  }
}
