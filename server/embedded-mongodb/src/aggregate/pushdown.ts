import { type Document } from 'bson';
import { toDouble } from '../bson/exact.js';
import { isNumeric, isObject } from '../bson/types.js';
import { collectExpression, filterPaths } from '../query/reach.js';

/** The leading part of a pipeline as a query, in the order filter, sort, skip, limit, and what is left to run. */
export interface Pushdown {
  filter: Document;
  sort?: Document;
  skip?: number;
  limit?: number;
  rest: Document[];
}

/** Takes from the front of a pipeline what an engine can answer by index. A `limit` of 0 means no documents at all. */
export function splitForPushdown(stages: Document[]): Pushdown {
  const taken: Pushdown = { filter: {}, rest: [] };
  const filters: Document[] = [];
  let at = 0;
  while (at < stages.length && take(stages[at] as Document, taken, filters)) at++;
  const [only, ...others] = filters;
  taken.filter = others.length > 0 ? { $and: filters } : (only ?? {});
  taken.rest = stages.slice(at);
  return taken;
}

function take(stage: Document, taken: Pushdown, filters: Document[]): boolean {
  const [name, ...others] = Object.keys(stage);
  if (name === undefined || others.length > 0) return false;
  const operand: unknown = stage[name];
  const cut = taken.skip !== undefined || taken.limit !== undefined;
  if (name === '$match' && isObject(operand) && !cut) {
    if (Object.keys(operand).length > 0) filters.push(operand);
    return true;
  }
  if (name === '$sort' && isSort(operand) && !cut && !taken.sort) {
    taken.sort = operand;
    return true;
  }
  const count = isNumeric(operand) ? toDouble(operand) : NaN;
  if (!Number.isInteger(count) || count < 0) return false;
  if (name === '$skip') return takeSkip(count, taken);
  return name === '$limit' && count > 0 && takeLimit(count, taken);
}

function isSort(operand: unknown): operand is Document {
  return isObject(operand) && Object.keys(operand).length > 0 && Object.values(operand).every(isNumeric);
}

// Skipping after a limit leaves that many fewer of the limited ones.
function takeSkip(count: number, taken: Pushdown): boolean {
  taken.skip = (taken.skip ?? 0) + count;
  if (taken.limit !== undefined) taken.limit = Math.max(0, taken.limit - count);
  return true;
}

function takeLimit(count: number, taken: Pushdown): boolean {
  taken.limit = Math.min(taken.limit ?? Infinity, count);
  return true;
}

/** The top-level fields a pipeline reads from its source, for partial decoding; undefined means all. */
export function pipelinePaths(stages: Document[]): ReadonlySet<string> | undefined {
  const fields = new Set<string>();
  for (const stage of stages) {
    const [name = ''] = Object.keys(stage);
    const operand: unknown = stage[name];
    if (name === '$count') return fields;
    if (name === '$group' || name === '$sortByCount' || name === '$bucket') {
      return collectExpression(operand, fields) ? fields : undefined;
    }
    if (!collectPassing(name, operand, fields)) return undefined;
  }
  return undefined;
}

// Stages that hand documents on as they are, so that what comes after still reads the source's fields.
function collectPassing(name: string, operand: unknown, fields: Set<string>): boolean {
  const add = (paths: readonly string[]) => paths.forEach((path) => fields.add(path.split('.')[0] as string));
  if (name === '$limit' || name === '$skip' || name === '$sample') return true;
  if (name === '$sort' && isObject(operand)) return (add(Object.keys(operand)), true);
  if (name === '$match' && isObject(operand)) {
    const paths = filterPaths(operand);
    if (paths) add([...paths]);
    return paths !== undefined;
  }
  const path = isObject(operand) ? operand.path : operand;
  if (name !== '$unwind' || typeof path !== 'string') return false;
  add([path.slice(1)]);
  return true;
}
