import { type Comparable, type Filter, type Range } from '../filter.js';
import { type FacetCount, type FacetRange } from '../request.js';
import { type ColumnValue, type SearchSchema } from '../schema.js';
import { KeywordColumn } from './keyword-column.js';
import { NumberColumn } from './number-column.js';

/** Whether the document at a place is among those that a filter means. */
export type Test = (place: number) => boolean;

/** Lists of documents by their places. */
export type Places = readonly (readonly { readonly place: number }[])[];

/** The columns of a kind, by the places of its documents. */
export class Columns {
  private readonly columns = new Map<string, KeywordColumn | NumberColumn>();

  constructor(schema: SearchSchema) {
    for (const [name, { type }] of Object.entries(schema.columns)) {
      this.columns.set(name, type === 'keyword' ? new KeywordColumn() : new NumberColumn());
    }
  }

  /** Replaces what stands at a place; a column without a value is emptied. */
  set(place: number, values: Readonly<Record<string, ColumnValue>>): void {
    for (const [name, column] of this.columns) {
      const value = values[name] ?? null;
      if (column instanceof KeywordColumn) column.set(place, value as string | readonly string[] | null);
      else column.set(place, numberOf(value as number | Date | null));
    }
  }

  /** A filter made ready. A column that this kind does not have holds for none of its documents. */
  compile(filter: Filter): Test {
    if ('all' in filter) return every(filter.all.map((each) => this.compile(each)));
    if ('any' in filter) return some(filter.any.map((each) => this.compile(each)));
    if ('not' in filter) {
      const test = this.compile(filter.not);
      return (place) => !test(place);
    }
    return this.compileCondition(filter);
  }

  private compileCondition(filter: Extract<Filter, { column: string }>): Test {
    const column = this.columns.get(filter.column);
    if ('exists' in filter) return (place) => (column?.has(place) ?? false) === filter.exists;
    if (!column) return () => false;
    if ('in' in filter) return column.among(filter.in.map(comparable) as never[]);
    return column instanceof NumberColumn ? column.inside(plainRange(filter)) : () => false;
  }

  /** Numbers to sort a place by; NaN where there is no value, undefined where there is no such column. */
  sortKeys(name: string): ((place: number) => number) | undefined {
    const column = this.columns.get(name);
    return column instanceof NumberColumn ? (place) => column.at(place) : undefined;
  }

  /** How often each value stands in these documents, in no order. */
  countValues(name: string, lists: Places): FacetCount[] {
    const column = this.columns.get(name);
    return column instanceof KeywordColumn ? column.count(lists) : [];
  }

  /** How many of these documents lie in each range. */
  countRanges(name: string, ranges: readonly FacetRange[], lists: Places): FacetCount[] {
    const column = this.columns.get(name);
    return ranges.map((range) => {
      const test = column instanceof NumberColumn ? column.inside(plainRange(range)) : () => false;
      let count = 0;
      for (const list of lists) for (const { place } of list) if (test(place)) count += 1;
      return { value: range.key, count };
    });
  }
}

function every(tests: readonly Test[]): Test {
  if (tests.length === 0) return () => true;
  const [first, ...others] = tests;
  if (others.length === 0) return first!;
  return (place) => tests.every((test) => test(place));
}

function some(tests: readonly Test[]): Test {
  return (place) => tests.some((test) => test(place));
}

function comparable(value: Comparable): string | number {
  return value instanceof Date ? value.getTime() : value;
}

function numberOf(value: number | Date | null): number {
  return value === null ? NaN : Number(value);
}

function plainRange({ gte, gt, lte, lt }: Range): { gte: number; gt: number; lte: number; lt: number } {
  return {
    gte: Number(gte ?? -Infinity),
    gt: gt === undefined ? -Infinity : Number(gt),
    lte: Number(lte ?? Infinity),
    lt: lt === undefined ? Infinity : Number(lt),
  };
}
