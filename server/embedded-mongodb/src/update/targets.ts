import { type Document } from 'bson';
import { show } from '../bson/names.js';
import { valueAt } from '../bson/paths.js';
import { MongoError } from '../errors.js';
import { compileFilter } from '../query/filter.js';
import { type MatchedPosition } from '../query/positional.js';
import { type Test } from '../query/condition.js';

/** What positional path components refer to. */
export interface Positions {
  readonly matched: MatchedPosition;
  readonly filters: ReadonlyMap<string, Test>;
}

/** The concrete paths an update path with `$`, `$[]` or `$[identifier]` stands for in a document. */
export function expandPath(doc: Document, path: string, positions: Positions): string[][] {
  const components = path.split('.');
  if (!path.includes('$')) return [components];
  return components.reduce<string[][]>(
    (paths, component, i) => {
      if (component === '$') {
        const position = firstMatch(doc, components.slice(0, i).join('.'), positions);
        return paths.map((walked) => [...walked, position]);
      }
      if (!isArrayFilter(component)) return paths.map((walked) => [...walked, component]);
      const accepts = elementFilter(component.slice(2, -1), path, positions);
      return paths.flatMap((walked) => elementsOf(doc, walked, accepts));
    },
    [[]],
  );
}

/** Refuses a change of one place by two paths, which only the document shows. */
export function refuseSameTargets(targets: readonly string[][]): void {
  const seen = new Set(targets.map((target) => target.join('.')));
  if (seen.size === targets.length && !targets.some((target) => isWithin(target, seen))) return;
  throw new MongoError(40, 'Update created a conflict: two of its paths lead to one place');
}

function isWithin(target: readonly string[], others: ReadonlySet<string>): boolean {
  return target.some((_, i) => i > 0 && others.has(target.slice(0, i).join('.')));
}

function isArrayFilter(component: string): boolean {
  return component.startsWith('$[') && component.endsWith(']');
}

function firstMatch(doc: Document, arrayPath: string, { matched }: Positions): string {
  const position = matched(doc, arrayPath);
  if (position < 0) {
    throw new MongoError(2, 'The positional operator did not find the match needed from the query.');
  }
  return String(position);
}

function elementFilter(identifier: string, path: string, { filters }: Positions): Test {
  if (identifier === '') return () => true;
  const filter = filters.get(identifier);
  if (filter) return filter;
  throw new MongoError(2, `No array filter found for identifier '${identifier}' in path '${path}'`);
}

function elementsOf(doc: Document, walked: string[], accepts: Test): string[][] {
  const elements = valueAt(doc, walked);
  if (elements === undefined) {
    throw new MongoError(
      2,
      `The path '${walked.join('.')}' must exist in the document in order to apply array updates.`,
    );
  }
  if (!Array.isArray(elements)) {
    throw new MongoError(
      2,
      `Cannot apply array updates to non-array element ${walked.at(-1)}: ${show(elements)}`,
    );
  }
  return elements.flatMap((element, i) => (accepts(element) ? [[...walked, String(i)]] : []));
}

/** Compiles `arrayFilters` by identifier and refuses those no update path uses. */
export function compileArrayFilters(filters: Document[], paths: readonly string[]): Map<string, Test> {
  const compiled = new Map<string, Test>();
  for (const filter of filters) {
    const names = new Set<string>();
    const renamed = underOneName(filter, names);
    const [identifier, ...others] = names;
    if (identifier === undefined || others.length > 0) throw notOneName([...names]);
    if (!/^[a-z][a-zA-Z0-9]*$/.test(identifier)) {
      throw new MongoError(
        2,
        `Error parsing array filter :: caused by :: The top-level field name must be an alphanumeric string beginning with a lowercase letter, found '${identifier}'`,
      );
    }
    if (compiled.has(identifier)) {
      throw new MongoError(
        9,
        `Found multiple array filters with the same top-level field name ${identifier}`,
      );
    }
    if (!paths.some((path) => path.split('.').includes(`$[${identifier}]`))) {
      throw new MongoError(9, `The array filter for identifier '${identifier}' was not used in the update`);
    }
    const matches = compileFilter(renamed);
    compiled.set(identifier, (element) => matches({ element }));
  }
  return compiled;
}

function notOneName(names: string[]): MongoError {
  const found = names.length === 0 ? 'none' : names.map((name) => `'${name}'`).join(' and ');
  return new MongoError(
    9,
    `Error parsing array filter :: caused by :: Expected a single top-level field name, found ${found}`,
  );
}

// Filters speak of `identifier.field`; here every element is tested under the name `element`.
function underOneName(filter: Document, names: Set<string>): Document {
  return Object.fromEntries(
    Object.entries(filter).map(([key, value]: [string, unknown]) => {
      if (['$and', '$or', '$nor'].includes(key) && Array.isArray(value)) {
        return [key, value.map((part: Document) => underOneName(part, names))];
      }
      if (key.startsWith('$')) return [key, value];
      const dot = key.indexOf('.');
      names.add(dot < 0 ? key : key.slice(0, dot));
      return [dot < 0 ? 'element' : `element${key.slice(dot)}`, value];
    }),
  );
}
