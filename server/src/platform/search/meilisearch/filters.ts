import { type Comparable, type Filter, type Range } from '../filter.js';
import { type SearchSchema } from '../schema.js';

const NOTHING = 'id IN []';

const OPERATORS = { gte: '>=', gt: '>', lte: '<=', lt: '<' } as const;

/** A filter in the engine's language; undefined where it lets everything through. A column that the kind lacks holds for nothing. */
export function expressionOf(schema: SearchSchema, filter: Filter): string | undefined {
  if ('all' in filter && filter.all.length === 0) return undefined;
  return expression(schema, filter);
}

function expression(schema: SearchSchema, filter: Filter): string {
  if ('all' in filter) return joined(schema, filter.all, 'AND', `NOT ${NOTHING}`);
  if ('any' in filter) return joined(schema, filter.any, 'OR', NOTHING);
  if ('not' in filter) return `NOT (${expression(schema, filter.not)})`;
  const { column } = filter;
  if ('exists' in filter) {
    if (!schema.columns[column]) return filter.exists ? NOTHING : `NOT ${NOTHING}`;
    return filter.exists ? `${column} EXISTS` : `${column} NOT EXISTS`;
  }
  if (!schema.columns[column]) return NOTHING;
  if ('in' in filter) return `${column} IN [${filter.in.map(literal).join(', ')}]`;
  return rangeExpression(column, filter);
}

function joined(schema: SearchSchema, filters: readonly Filter[], by: 'AND' | 'OR', ofNone: string): string {
  if (filters.length === 0) return ofNone;
  return filters.map((each) => `(${expression(schema, each)})`).join(` ${by} `);
}

function rangeExpression(column: string, range: Range): string {
  const bounds = (Object.keys(OPERATORS) as (keyof typeof OPERATORS)[]).flatMap((bound) => {
    const value = range[bound];
    return value === undefined ? [] : [`${column} ${OPERATORS[bound]} ${literal(value)}`];
  });
  return bounds.length === 0 ? `${column} EXISTS` : bounds.join(' AND ');
}

/** Always quoted, with whatever could end the quotes escaped; a number is read as one all the same. Dates are milliseconds. */
function literal(value: Comparable): string {
  const plain = value instanceof Date ? value.getTime() : value;
  return `"${String(plain).replaceAll(/["\\]/g, '\\$&')}"`;
}
