import { type Express } from 'express';
import { buildCore, type Core, type CoreParts } from './app/core.js';
import { Requests } from './app/context.js';
import { registerJobs } from './app/jobs.js';
import { type Clock, type Ids } from './kernel/index.js';
import { describeError, type RequestContext } from './kernel/graphql/index.js';
import { createGraphQLServer } from './platform/graphql/index.js';
import { createHttpApp } from './platform/http/index.js';
import { OutboxWorker } from './platform/outbox/index.js';
import { Jobs } from './platform/jobs/index.js';
import { buildGraphQLSchema, resolversOf } from './schema.js';

export { type RoleGift } from './accounts/index.js';
export { type Core, type Services } from './app/core.js';
export { type ChallengeRecord, type NewChallenge } from './challenges/index.js';
export { type OrganizationDetails, type OrganizationRecord } from './organizations/index.js';
export {
  historyHead,
  ManualClock,
  randomIds,
  sealHistory,
  seededIds,
  systemClock,
  systemViewer,
  verifyHistory,
  type Clock,
  type DictionaryEntry,
  type Ids,
  type LocalizedText,
  type Viewer,
} from './kernel/index.js';
export { type RequirementForm, type RequirementRecord } from './requirements/index.js';
export { type RoundTerms, type Sheet } from './reviews/index.js';
export { createLog, type Log } from './platform/logging/index.js';
export { openTemporaryDatabase, syncIndexes } from './platform/mongo/index.js';

export interface AppParts extends CoreParts {
  /** The address that outsiders use; https makes cookies Secure. */
  readonly publicUrl?: string | undefined;
  readonly trustProxy?: false | number | string[];
}

/** The whole server but for its socket: main and the tests both use it. */
export interface App extends Core {
  readonly http: Express;
  readonly outbox: OutboxWorker;
  readonly jobs: Jobs;
  /** The same use cases on the same database under another clock, and with other ids: worlds are told on simulated ones. */
  at(clock: Clock, ids?: Ids): Core;
  /** Begins background work; requests are answered before, but `/readyz` says no until then. */
  start(): void;
  /** Lets `/readyz` say no, so that no new requests come. */
  drain(): void;
  /** Ends background work and waits for what is under way. */
  stop(): Promise<void>;
}

/** Composes platform, kernel, slices, schema and HTTP. The caller opens and closes the database and syncs indexes. */
export async function buildApp(parts: AppParts): Promise<App> {
  const { connection, clock, ids, log } = parts;
  const core = buildCore(parts);
  const outbox = new OutboxWorker({ connection, clock, ids, log });
  const jobs = new Jobs({ connection, clock, ids, log });
  registerJobs({ ...core, ...parts, outbox, jobs });
  const graphql = createGraphQLServer<RequestContext>({
    schema: await buildGraphQLSchema(resolversOf(core.services)),
    describe: describeError,
    report: (err, requestId) => log.error({ err, requestId }, 'a resolver failed'),
    requestIdOf: ({ viewer }) => viewer.requestId,
  });
  await graphql.start();
  let serving = false;
  const requests = new Requests(core.services.accounts, parts.publicUrl);
  const http = createHttpApp({
    log,
    trustProxy: parts.trustProxy ?? false,
    graphql,
    context: requests.contextOf,
    describe: describeError,
    isReady: async () => serving && (await answers(core)),
    routes: [],
  });
  return {
    ...core,
    http,
    outbox,
    jobs,
    at: (otherClock, otherIds = ids) => buildCore({ ...parts, clock: otherClock, ids: otherIds }),
    start: () => {
      serving = true;
      outbox.start();
      jobs.start();
    },
    drain: () => void (serving = false),
    stop: async () => {
      serving = false;
      await Promise.all([outbox.stop(), jobs.stop(), graphql.stop()]);
    },
  };
}

async function answers({ kernel }: Core): Promise<boolean> {
  return kernel.connection
    .getClient()
    .db('admin')
    .command({ ping: 1 })
    .then(() => true)
    .catch(() => false);
}
