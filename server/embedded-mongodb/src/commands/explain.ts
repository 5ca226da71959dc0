import { type Document } from 'bson';
import { splitForPushdown } from '../aggregate/pipeline.js';
import { isObject } from '../bson/types.js';
import { MongoError } from '../errors.js';
import { findRows, type FindRequest } from '../plan/execute.js';
import { type IndexPlan, type Plan, planFor } from '../plan/planner.js';
import { type Collection } from '../storage/collection.js';
import { type CommandContext, type Handler, readerOf } from './context.js';
import { collationOption, wholeNumber } from './options.js';

const VERBOSITIES: ReadonlySet<unknown> = new Set(['queryPlanner', 'executionStats', 'allPlansExecution']);

/** `explain`: which index a command would read, and with `executionStats` how many documents it gives. */
export const explain: Handler = (context) => {
  const { body } = context.command;
  const verbosity = (body['verbosity'] ?? 'allPlansExecution') as unknown;
  if (!VERBOSITIES.has(verbosity))
    throw new MongoError(9, 'verbosity string must be one of the explain modes');
  if (!isObject(body['explain'])) throw new MongoError(14, "BSON field 'explain' must be an object");
  return explained(context, body['explain'], verbosity !== 'queryPlanner');
};

/** The answer to `explain` of a command, or to an aggregate that asks to be explained. */
export function explained(context: CommandContext, command: Document, runs: boolean): Document {
  const [name = ''] = Object.keys(command);
  const request = Object.hasOwn(REQUESTS, name) ? REQUESTS[name]?.(command) : undefined;
  if (!request) throw new MongoError(59, `Explain failed due to unknown command: ${name}`);
  const { store } = context.server;
  const namespace = `${context.command.database}.${String(command[name])}`;
  const collection = store.catalogue.get(namespace);
  const queryPlanner = {
    namespace,
    parsedQuery: request.filter,
    winningPlan: collection ? winningPlan(context, collection, request) : { stage: 'EOF' },
    rejectedPlans: [],
  };
  const stats = runs && collection ? { executionStats: run(context, collection, request) } : {};
  return { explainVersion: '1', queryPlanner, ...stats, command };
}

/** What the commands that can be explained look for. */
const REQUESTS: Readonly<Record<string, (command: Document) => FindRequest>> = {
  find: (command) => ({
    ...asked(command, command['filter']),
    sort: command['sort'] as Document | undefined,
    skip: wholeNumber(command, 'skip', 0),
    limit: wholeNumber(command, 'limit', 0),
  }),
  count: (command) => asked(command, command['query']),
  distinct: (command) => asked(command, command['query']),
  findAndModify: (command) => ({
    ...asked(command, command['query']),
    sort: command['sort'] as Document | undefined,
    limit: 1,
  }),
  aggregate: (command) => {
    const { filter, sort, skip = 0, limit = 0 } = splitForPushdown((command['pipeline'] ?? []) as Document[]);
    return { ...asked(command, filter), sort, skip, limit };
  },
  update: (command) => statement(command['updates']),
  delete: (command) => statement(command['deletes']),
};

function asked(command: Document, filter: unknown): FindRequest {
  return {
    filter: isObject(filter) ? filter : {},
    hint: command['hint'] as unknown,
    collation: collationOption(command),
  };
}

function statement(statements: unknown): FindRequest {
  const [first] = Array.isArray(statements) ? (statements as unknown[]) : [];
  if (!isObject(first)) throw new MongoError(9, 'explained write batches must be of size 1');
  return asked(first, first['q']);
}

function winningPlan(context: CommandContext, collection: Collection, request: FindRequest): Document {
  const { skip = 0, limit = 0, sort } = request;
  const wanted = limit > 0 ? limit + skip : 0;
  const plan = planFor(context.server.store, collection, readerOf(context), { ...request, wanted });
  const read = described(plan);
  return sort && Object.keys(sort).length > 0 && !plan.sorted
    ? { stage: 'SORT', sortPattern: sort, inputStage: read }
    : read;
}

function described(plan: Plan): Document {
  if (plan.kind === 'scan') return { stage: 'COLLSCAN', direction: plan.reverse ? 'backward' : 'forward' };
  if (plan.kind === 'index') return { stage: 'FETCH', inputStage: indexScan(plan) };
  return { stage: 'FETCH', inputStage: { stage: 'OR', inputStages: plan.branches.map(indexScan) } };
}

function indexScan({ index, reverse, ranges, exact }: IndexPlan): Document {
  const { key, unique = false, sparse = false, partialFilterExpression } = index.specification;
  return {
    stage: 'IXSCAN',
    keyPattern: key,
    indexName: index.name,
    isMultiKey: index.multikey,
    isUnique: unique,
    isSparse: sparse,
    isPartial: partialFilterExpression !== undefined,
    direction: reverse ? 'backward' : 'forward',
    /** How many stretches of the index are read, and whether every entry of them is a match. */
    stretches: ranges.length,
    exact,
  };
}

function run(context: CommandContext, collection: Collection, request: FindRequest): Document {
  const began = performance.now();
  let nReturned = 0;
  for (const _ of findRows(context.server.store, collection, readerOf(context), request)) nReturned++;
  return {
    executionSuccess: true,
    nReturned,
    executionTimeMillis: Math.round(performance.now() - began),
  };
}
