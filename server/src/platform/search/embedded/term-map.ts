import SearchableMap from 'minisearch/SearchableMap';

/**
 * MiniSearch's tree of terms with a plain map before it. A document has hundreds of terms, nearly all of them known: finding each by
 * going down the tree is most of what replacing a document costs.
 */
export class TermMap<T> extends SearchableMap<T> {
  private readonly known = new Map<string, T>();

  override fetch(term: string, initial: () => T): T {
    const known = this.known.get(term);
    if (known !== undefined) return known;
    const entered = super.fetch(term, initial);
    this.known.set(term, entered);
    return entered;
  }

  override get(term: string): T | undefined {
    return this.known.get(term);
  }

  override has(term: string): boolean {
    return this.known.has(term);
  }

  override delete(term: string): void {
    this.known.delete(term);
    super.delete(term);
  }

  /** Those that begin so, as they are now: whoever goes through them may remove some. */
  override atPrefix(prefix: string): SearchableMap<T> {
    return [...super.atPrefix(prefix)] as never;
  }

  /** All terms with their postings, also where some come and go meanwhile: a walk through the tree would lose its way. */
  override [Symbol.iterator](): ReturnType<SearchableMap<T>['entries']> {
    return this.known.entries() as never;
  }
}
