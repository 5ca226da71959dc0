import { isDeepStrictEqual } from 'node:util';
import { type Clause, type Filter } from '../filter.js';
import { type FacetCount, type FacetRequest } from '../request.js';
import { type SearchDocument, type SearchSchema } from '../schema.js';
import { type Plan } from '../text/term.js';
import { Columns, type Test } from './columns.js';
import { type Match, TextIndex } from './text-index.js';

/** The matches that every condition lets through, and those that only the conditions on one column keep out. */
export interface Narrowed {
  readonly kept: readonly Match[];
  readonly keptOutBy: ReadonlyMap<string, readonly Match[]>;
}

/** All documents of one kind: their texts, their columns, and themselves. */
export class KindIndex {
  readonly text: TextIndex;
  readonly columns: Columns;
  private readonly places = new Map<string, number>();
  private readonly documents: (SearchDocument | undefined)[] = [];
  private readonly free: number[] = [];

  constructor(readonly schema: SearchSchema) {
    this.text = new TextIndex(schema);
    this.columns = new Columns(schema);
  }

  get size(): number {
    return this.places.size;
  }

  upsert(document: SearchDocument): void {
    const known = this.places.get(document.id);
    const place = known ?? this.free.pop() ?? this.documents.length;
    const before = this.documents[place];
    // Most changes are to columns alone.
    if (!before || !isDeepStrictEqual(before.text, document.text)) {
      if (before) this.text.remove(place);
      this.text.add(place, document);
    }
    this.columns.set(place, document.columns);
    this.documents[place] = document;
    this.places.set(document.id, place);
  }

  remove(id: string): void {
    const place = this.places.get(id);
    if (place === undefined) return;
    this.text.remove(place);
    this.columns.set(place, {});
    this.documents[place] = undefined;
    this.places.delete(id);
    this.free.push(place);
  }

  at(place: number): SearchDocument {
    return this.documents[place]!;
  }

  find(id: string): Match | undefined {
    const place = this.places.get(id);
    return place === undefined ? undefined : { place, score: 0 };
  }

  all(): readonly SearchDocument[] {
    return this.documents.filter((document) => document !== undefined);
  }

  /** The reader's documents that a plan means, best first; without a plan all of them. */
  match(plan: Plan | null, mode: 'all' | 'any', visible: Filter): readonly Match[] {
    const test = this.test(visible);
    if (plan) return plan.groups.length === 0 ? [] : this.text.match(plan, { mode, visible: test });
    const matches: Match[] = [];
    for (const place of this.places.values()) if (!test || test(place)) matches.push({ place, score: 0 });
    return matches;
  }

  narrow(matches: readonly Match[], clauses: readonly Clause[]): Narrowed {
    const tests = clauses.map(({ filter, column }) => ({ test: this.columns.compile(filter), column }));
    const kept: Match[] = [];
    const keptOutBy = new Map<string, Match[]>();
    for (const match of matches) {
      const reason = reasonAgainst(match.place, tests);
      if (reason === undefined) kept.push(match);
      else if (reason !== null) append(keptOutBy, reason, match);
    }
    return { kept, keptOutBy };
  }

  /** Counts as if the conditions on the facet's own column were not set. */
  count({ column, ranges }: FacetRequest, { kept, keptOutBy }: Narrowed): FacetCount[] {
    const lists = [kept, keptOutBy.get(column) ?? []];
    return ranges ? this.columns.countRanges(column, ranges, lists) : this.columns.countValues(column, lists);
  }

  /** The test of a filter, or null where it lets everything through. */
  test(filter: Filter): Test | null {
    return 'all' in filter && filter.all.length === 0 ? null : this.columns.compile(filter);
  }
}

interface ClauseTest {
  readonly test: Test;
  readonly column: string | null;
}

/** The only column whose conditions keep a document out, null where there are several, undefined where nothing does. */
function reasonAgainst(place: number, tests: readonly ClauseTest[]): string | null | undefined {
  let reason: string | null | undefined;
  for (const { test, column } of tests) {
    if (test(place)) continue;
    if (reason !== undefined && reason !== column) return null;
    reason = column;
  }
  return reason;
}

function append(lists: Map<string, Match[]>, column: string, match: Match): void {
  const list = lists.get(column);
  if (list) list.push(match);
  else lists.set(column, [match]);
}
