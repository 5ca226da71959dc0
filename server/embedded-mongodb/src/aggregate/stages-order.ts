import { randomInt } from 'node:crypto';
import { type Document } from 'bson';
import { toDouble } from '../bson/exact.js';
import { show } from '../bson/names.js';
import { isNumeric, isObject } from '../bson/types.js';
import { MongoError } from '../errors.js';
import { compileSort, type Sorter } from '../query/sort.js';
import { namedOperands } from './compile.js';
import { type Stage, type StageCompiler } from './context.js';

function wholeNumber(name: string, code: number, operand: unknown, least: number): number {
  const number = isNumeric(operand) ? toDouble(operand) : NaN;
  if (Number.isInteger(number) && number >= least) return number;
  throw new MongoError(
    code,
    `invalid argument to ${name} stage: Expected a whole number of at least ${least}, found ${show(operand)}`,
  );
}

function sorter(operand: unknown): Sorter {
  if (!isObject(operand)) throw new MongoError(15973, 'the $sort key specification must be an object');
  if (Object.keys(operand).length === 0)
    throw new MongoError(15976, '$sort stage must have at least one sort key');
  return compileSort(operand);
}

const sort: StageCompiler = (operand) => {
  const { sort: inOrder } = sorter(operand);
  return inOrder;
};

/** A sort of which only the first few are wanted. */
export function sortAndLimit(order: unknown, limit: unknown): Stage {
  const { topK } = sorter(order);
  const count = wholeNumber('$limit', 15958, limit, 1);
  return (docs) => topK(docs, count);
}

const limit: StageCompiler = (operand) => {
  const count = wholeNumber('$limit', 15958, operand, 1);
  return function* (docs) {
    let left = count;
    for (const doc of docs) {
      yield doc;
      if (--left === 0) return;
    }
  };
};

const skip: StageCompiler = (operand) => {
  const count = wholeNumber('$skip', 5107200, operand, 0);
  return function* (docs) {
    let passed = 0;
    for (const doc of docs) if (passed++ >= count) yield doc;
  };
};

const sample: StageCompiler = (operand) => {
  const { size } = namedOperands('$sample', operand, ['size'], [], {
    ...{ noObject: 28745, unknown: 28748, absent: 28749 },
  });
  if (!isNumeric(size)) throw new MongoError(28746, 'size argument to $sample must be a number');
  const count = wholeNumber('$sample', 28747, size, 1);
  return (docs) => drawn([...docs], count);
};

// The front part of a Fisher–Yates shuffle.
function drawn(docs: Document[], count: number): Document[] {
  const wanted = Math.min(count, docs.length);
  for (let i = 0; i < wanted; i++) {
    const other = randomInt(i, docs.length);
    [docs[i], docs[other]] = [docs[other] as Document, docs[i] as Document];
  }
  return docs.slice(0, wanted);
}

const count: StageCompiler = (operand) => {
  if (typeof operand !== 'string' || operand === '' || operand.startsWith('$') || operand.includes('.')) {
    throw new MongoError(40156, `the count field must be a non-empty string without '.' or a leading '$'`);
  }
  return function* (docs) {
    let total = 0;
    for (const _ of docs) total++;
    if (total > 0) yield { [operand]: total };
  };
};

/** Stages that order, cut, draw and count. */
export const orderStages: Readonly<Record<string, StageCompiler>> = {
  $sort: sort,
  $limit: limit,
  $skip: skip,
  $sample: sample,
  $count: count,
};
