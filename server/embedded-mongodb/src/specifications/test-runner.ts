import assert from 'node:assert';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Document, type MongoClient } from 'mongodb';
import { Entities } from './entities.js';
import { checkError } from './errors.js';
import {
  type CollectionData,
  type EventExpectation,
  type Operation,
  Skipped,
  type TestCase,
  type TestFile,
} from './format.js';
import { Matcher } from './match.js';
import { runOperation } from './operations.js';

const STATES: Readonly<Record<string, string>> = {
  none: 'NO_TRANSACTION',
  starting: 'STARTING_TRANSACTION',
  in_progress: 'TRANSACTION_IN_PROGRESS',
  committed: 'TRANSACTION_COMMITTED',
  aborted: 'TRANSACTION_ABORTED',
};

/** Runs one test of a file through the driver. Throws what differs, or `Skipped`. */
export async function runTest(
  uri: string,
  admin: MongoClient,
  file: TestFile,
  test: TestCase,
): Promise<void> {
  const entities = new Entities(uri);
  try {
    await turnFailPointsOff(admin);
    for (const data of file.initialData ?? []) await fill(admin, data);
    await entities.create(file.createEntities ?? []);
    await new TestRun(admin, entities).run(test);
  } finally {
    await turnFailPointsOff(admin);
    await entities.close();
  }
}

async function turnFailPointsOff(admin: MongoClient): Promise<void> {
  for (const name of ['failCommand', 'onPrimaryTransactionalWrite'])
    await admin.db('admin').command({ configureFailPoint: name, mode: 'off' });
}

async function fill(admin: MongoClient, data: CollectionData): Promise<void> {
  const db = admin.db(data.databaseName);
  await db.dropCollection(data.collectionName);
  await db.createCollection(data.collectionName, data.createOptions ?? {});
  if (data.documents.length > 0) await db.collection(data.collectionName).insertMany(data.documents);
}

class TestRun {
  readonly #matcher: Matcher;

  constructor(
    private readonly admin: MongoClient,
    private readonly entities: Entities,
  ) {
    this.#matcher = new Matcher(entities);
  }

  async run({ operations, expectEvents = [], outcome = [] }: TestCase): Promise<void> {
    for (const operation of operations) await this.#operation(operation);
    for (const expectation of expectEvents) this.#events(expectation);
    for (const data of outcome) await this.#outcome(data);
  }

  async #operation(operation: Operation): Promise<void> {
    let result: unknown;
    let error: unknown;
    try {
      result = await this.#result(operation);
    } catch (thrown) {
      if (thrown instanceof Skipped) throw thrown;
      error = thrown;
    }
    if (operation.ignoreResultAndError) return;
    if (operation.expectError) return checkError(operation.name, error, operation.expectError, this.#matcher);
    if (error) throw new Error(`${operation.name} failed: ${(error as Error).message}`, { cause: error });
    if (operation.saveResultAsEntity) this.entities.set(operation.saveResultAsEntity, result);
    if ('expectResult' in operation)
      this.#matcher.match(operation.expectResult, result ?? null, operation.name);
  }

  #result(operation: Operation): Promise<unknown> {
    if (operation.object === 'testRunner') return this.#special(operation);
    if (operation.name !== 'withTransaction') return runOperation(operation, this.entities);
    const { callback, ...options } = operation.arguments as { callback: Operation[] };
    return this.entities.session(operation.object).withTransaction(async () => {
      for (const inner of callback) await this.#operation(inner);
    }, options);
  }

  async #special({ name, arguments: args = {} }: Operation): Promise<void> {
    const run = this.#specials[name];
    if (!run) throw new Skipped(`the operation ${name} of the runner`);
    await run(args);
  }

  readonly #specials: Readonly<Record<string, (args: Document) => unknown>> = {
    failPoint: ({ failPoint }) => this.admin.db('admin').command(failPoint as Document),
    targetedFailPoint: ({ failPoint }) => this.admin.db('admin').command(failPoint as Document),
    createEntities: ({ entities }) => this.entities.create(entities as Document[]),
    wait: ({ ms }) => sleep(Number(ms)),
    assertSessionTransactionState: ({ session, state }) =>
      assert.equal(this.#stateOf(String(session)), STATES[String(state)]),
    assertSessionPinned: ({ session }) => assert(this.entities.session(String(session)).isPinned),
    assertSessionUnpinned: ({ session }) => assert(!this.entities.session(String(session)).isPinned),
    assertSessionDirty: ({ session }) => assert(this.entities.session(String(session)).serverSession.isDirty),
    assertSessionNotDirty: ({ session }) =>
      assert(!this.entities.session(String(session)).serverSession.isDirty),
    assertCollectionExists: async (args) => assert.equal(await this.#hasCollection(args), true),
    assertCollectionNotExists: async (args) => assert.equal(await this.#hasCollection(args), false),
    assertIndexExists: async (args) => assert.equal(await this.#hasIndex(args), true),
    assertIndexNotExists: async (args) => assert.equal(await this.#hasIndex(args), false),
    assertSameLsidOnLastTwoCommands: ({ client }) => assert.equal(this.#lastSessions(client).size, 1),
    assertDifferentLsidOnLastTwoCommands: ({ client }) => assert.equal(this.#lastSessions(client).size, 2),
  };

  #stateOf(session: string): unknown {
    return (this.entities.session(session) as unknown as { transaction: { state: unknown } }).transaction
      .state;
  }

  async #hasCollection({ databaseName, collectionName }: Document): Promise<boolean> {
    const name = collectionName as string;
    return (
      (
        await this.admin
          .db(databaseName as string)
          .listCollections({ name })
          .toArray()
      ).length === 1
    );
  }

  async #hasIndex(args: Document): Promise<boolean> {
    if (!(await this.#hasCollection(args))) return false;
    const collection = this.admin
      .db(args['databaseName'] as string)
      .collection(args['collectionName'] as string);
    return (await collection.indexes()).some(({ name }) => name === args['indexName']);
  }

  #lastSessions(client: unknown): Set<string> {
    const started = this.entities
      .eventsOf(String(client))
      .filter(({ name }) => name === 'commandStartedEvent');
    return new Set(
      started.slice(-2).map(({ event }) => JSON.stringify((event['command'] as Document)['lsid'])),
    );
  }

  /** Events of connections and of the topology are the driver's own affair; those of commands show what it sent. */
  #events({ client, eventType = 'command', events, ignoreExtraEvents }: EventExpectation): void {
    if (eventType !== 'command') return;
    const observed = this.entities.eventsOf(client);
    const names = observed.map(({ event }) => event['commandName'] as string).join(', ');
    if (ignoreExtraEvents !== true)
      assert.equal(
        observed.length,
        events.length,
        `${events.length} events of ${client} expected, got: ${names}`,
      );
    for (const [i, expected] of events.entries()) {
      const [name = ''] = Object.keys(expected);
      const actual = observed[i];
      assert.equal(actual?.name, name, `event ${i} of ${client}`);
      const { command, reply, ...rest } = expected[name] as Document;
      if (command) this.#matcher.match(command, actual?.event['command'], `${name} ${i}`);
      if (reply) this.#matcher.match(reply, actual?.event['reply'], `${name} ${i}`);
      this.#matcher.match(rest, actual?.event, `${name} ${i}`);
    }
  }

  async #outcome({ databaseName, collectionName, documents }: CollectionData): Promise<void> {
    const found = await this.admin
      .db(databaseName)
      .collection(collectionName)
      .find()
      .sort({ _id: 1 })
      .toArray();
    this.#matcher.match(documents, found, `outcome of ${collectionName}`, false);
  }
}
