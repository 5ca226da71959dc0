import { type Express } from 'express';
import { buildCore, type Core, type CoreParts } from './app/core.js';
import { Requests } from './app/context.js';
import { fileDoor } from './app/files.js';
import { registerJobs } from './app/jobs.js';
import { pages } from './app/pages.js';
import { publicQuestions, webRoutes } from './app/web/index.js';
import { worldModel } from './app/worlds.js';
import { type Clock, Finder, type Ids } from './kernel/index.js';
import { describeError, type RequestContext } from './kernel/graphql/index.js';
import { createGraphQLServer } from './platform/graphql/index.js';
import { createHttpApp, fileRoutes } from './platform/http/index.js';
import { OutboxWorker } from './platform/outbox/index.js';
import { Jobs } from './platform/jobs/index.js';
import { type Glossary, openSearchIndex, type SearchIndexOptions } from './platform/search/index.js';
import { SearchMaintenance, Synchronization } from './search/index.js';
import { buildGraphQLSchema, printGraphQLSchema, resolversOf } from './schema.js';

export { type RoleGift } from './accounts/index.js';
export { type Core, type Services } from './app/core.js';
export { type DemoAccount, ensureWorld, type Progress, WorldRefused, type Worlds } from './app/worlds.js';
export { type ChallengeRecord, type NewChallenge } from './challenges/index.js';
export { type DockingRecord } from './dockings/index.js';
export {
  type ContractRecord,
  type MilestoneRecord,
  type NewContract,
  type PaymentRecord,
} from './contracts/index.js';
export { type OrganizationDetails, type OrganizationRecord } from './organizations/index.js';
export {
  asSystem,
  authorize,
  createRecord,
  historyHead,
  isSystem,
  localizedTextSchema,
  ManualClock,
  notFound,
  once,
  personOf,
  randomIds,
  scopesOf,
  sealHistory,
  seededIds,
  signedIn,
  systemClock,
  systemViewer,
  transition,
  verifyHistory,
  type Act,
  type Clock,
  type DictionaryEntry,
  type Fact,
  type Ids,
  type Kernel,
  type Lifecycle,
  type LifecycleRecord,
  type LocalizedText,
  type Transaction,
  type Viewer,
} from './kernel/index.js';
export { guardSchema } from './kernel/graphql/index.js';
export { accessTables, buildGraphQLSchema, printGraphQLSchema } from './schema.js';
export {
  releasedRequirementsSchema,
  type RequirementForm,
  type RequirementRecord,
  termsOf,
} from './requirements/index.js';
export { type NewSolution, type SolutionForm, type SolutionRecord } from './solutions/index.js';
export { type NewTeam, type TeamRecord } from './teams/index.js';
export {
  type DecisionRecord,
  type Reviewable,
  type RoundTerms,
  type Sheet,
  type SubjectView,
} from './reviews/index.js';
export { applied, definitionsOf, type FactRow, type Happening } from './statistics/index.js';
export { createLog, type Log } from './platform/logging/index.js';
export { openTemporaryDatabase, syncIndexes } from './platform/mongo/index.js';
export {
  openSearchIndex,
  SearchRefused,
  SearchUnavailable,
  type Filter,
  type Reader,
  type SearchDocument,
  type SearchIndex,
  type SearchRequest,
  type SearchSchema,
} from './platform/search/index.js';

export interface AppParts extends Omit<CoreParts, 'finder'> {
  /** Terms in Chinese and English that find each other. */
  readonly glossary?: Glossary | undefined;
  /** The Meilisearch that finds; this process itself if left out. */
  readonly meili?: SearchIndexOptions['meili'];
  /** The address that outsiders use; https makes cookies Secure. */
  readonly publicUrl?: string | undefined;
  readonly trustProxy?: false | number | string[];
  /** How many files, and mebibytes of them, somebody may have uploaded that nothing refers to yet; no limit without. */
  readonly pendingFiles?: number | undefined;
  readonly pendingMebibytes?: number | undefined;
}

/** The whole server but for its socket: main and the tests both use it. */
export interface App extends Core {
  readonly http: Express;
  readonly outbox: OutboxWorker;
  readonly jobs: Jobs;
  /** Keeps what can be found like the records. */
  readonly synchronization: Synchronization;
  /** The same use cases on the same database under another clock, and with other ids: worlds are told on simulated ones. */
  at(clock: Clock, ids?: Ids): Core;
  /** Lets requests in; until then everything but `/healthz` is answered with 503. */
  open(): void;
  /** Begins background work: jobs, and the delivery of events. */
  start(): void;
  /** Lets `/readyz` say no, so that no more requests come; those that do are still answered. */
  drain(): void;
  /** Ends background work and waits for what is under way. */
  stop(): Promise<void>;
}

/** Composes platform, kernel, slices, schema and HTTP. The caller opens and closes the database and syncs indexes. */
export async function buildApp(given: AppParts): Promise<App> {
  const { connection, clock, ids, log, glossary, meili } = given;
  const finder = new Finder(openSearchIndex({ meili, ...(glossary && { glossary }) }));
  const parts = { ...given, finder };
  worldModel(connection);
  const core = buildCore(parts);
  const synchronization = new Synchronization(core.kernel, finder, core.findables, log);
  const outbox = new OutboxWorker({ connection, clock, ids, log });
  const jobs = new Jobs({ connection, clock, ids, log });
  const searchMaintenance = new SearchMaintenance(synchronization, outbox);
  registerJobs({ ...core, ...parts, outbox, jobs, synchronization, searchMaintenance });
  const door = { isOpen: false, isDraining: false };
  const { http, graphql } = await serve(parts, core, searchMaintenance, door);
  return {
    ...core,
    http,
    outbox,
    jobs,
    synchronization,
    at: (otherClock, otherIds = ids) => buildCore({ ...parts, clock: otherClock, ids: otherIds }),
    open: () => void (door.isOpen = true),
    start: () => {
      synchronization.start();
      outbox.start();
      jobs.start();
    },
    drain: () => void (door.isDraining = true),
    stop: async () => {
      await Promise.all([synchronization.stop(), outbox.stop(), jobs.stop(), graphql.stop()]);
    },
  };
}

interface Door {
  readonly isOpen: boolean;
  readonly isDraining: boolean;
}

async function serve(
  parts: Omit<AppParts, 'glossary' | 'meili'>,
  core: Core,
  search: SearchMaintenance,
  door: Door,
) {
  const { log, publicUrl, trustProxy = false } = parts;
  const schema = await buildGraphQLSchema(resolversOf(core.services));
  const graphql = createGraphQLServer<RequestContext>({
    schema,
    describe: describeError,
    report: (err, requestId) => log.error({ err, requestId }, 'a resolver failed'),
    requestIdOf: ({ viewer }) => viewer.requestId,
  });
  await graphql.start();
  const requests = new Requests(core.services.accounts, publicUrl);
  const http = createHttpApp({
    log,
    trustProxy,
    graphql,
    context: requests.contextOf,
    describe: describeError,
    isOpen: () => door.isOpen,
    isReady: async () => door.isOpen && !door.isDraining && (await answers(core)),
    routes: [
      fileRoutes(fileDoor(core, requests, parts)),
      pages(() => printGraphQLSchema(schema), search),
      webRoutes({ ask: publicQuestions(graphql), now: () => parts.clock.now(), publicUrl }),
    ],
  });
  return { http, graphql };
}

async function answers({ kernel }: Core): Promise<boolean> {
  const database = kernel.connection.getClient().db('admin');
  return database.command({ ping: 1 }).then(
    () => true,
    () => false,
  );
}
