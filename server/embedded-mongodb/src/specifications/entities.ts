import {
  BSON,
  type ClientSession,
  type ClientSessionOptions,
  Collection,
  type CommandStartedEvent,
  Db,
  type Document,
  MongoClient,
  type MongoClientOptions,
} from 'mongodb';
import { Skipped } from './format.js';
import { driverOptions } from './options.js';

/** A command event as the test format names it. */
export interface ObservedEvent {
  readonly name: string;
  readonly event: Document;
}

const EVENTS = ['commandStarted', 'commandSucceeded', 'commandFailed'] as const;
/** What drivers send to keep a connection going is not part of any test. */
const UNOBSERVED: ReadonlySet<string> = new Set(['configureFailPoint', 'hello', 'isMaster', 'ismaster']);

/** The clients, databases, collections, sessions and saved results of one test, by name. */
export class Entities {
  readonly #entities = new Map<string, unknown>();
  readonly #events = new Map<string, ObservedEvent[]>();

  constructor(private readonly uri: string) {}

  async create(definitions: readonly Document[]): Promise<void> {
    for (const definition of definitions) {
      const [kind = ''] = Object.keys(definition);
      const fields = definition[kind] as Document;
      this.set(fields['id'] as string, await this.#made(kind, fields));
    }
  }

  async #made(kind: string, fields: Document): Promise<unknown> {
    switch (kind) {
      case 'client':
        return this.#client(fields);
      case 'database':
        return this.#typed(fields['client'], MongoClient).db(
          fields['databaseName'] as string,
          driverOptions(this, fields['databaseOptions'] as Document | undefined),
        );
      case 'collection':
        return this.#typed(fields['database'], Db).collection(
          fields['collectionName'] as string,
          driverOptions(this, fields['collectionOptions'] as Document | undefined),
        );
      case 'session':
        return this.#typed(fields['client'], MongoClient).startSession(this.#sessionOptions(fields));
      default:
        throw new Skipped(`entities of kind ${kind}`);
    }
  }

  async #client({ id, uriOptions, observeEvents, ignoreCommandMonitoringEvents, serverApi }: Document) {
    const { readConcernLevel, ...options } = (uriOptions ?? {}) as Document;
    if (readConcernLevel) options['readConcern'] = { level: readConcernLevel as unknown };
    const client = new MongoClient(this.uri, {
      ...options,
      ...(serverApi ? { serverApi: serverApi as unknown } : {}),
      monitorCommands: true,
    } as MongoClientOptions);
    const observed: ObservedEvent[] = [];
    this.#events.set(id as string, observed);
    const ignored = new Set((ignoreCommandMonitoringEvents ?? []) as string[]);
    for (const name of EVENTS)
      if ((observeEvents as string[] | undefined)?.includes(`${name}Event`))
        client.on(name, (event: CommandStartedEvent) => {
          if (!UNOBSERVED.has(event.commandName) && !ignored.has(event.commandName))
            observed.push({ name: `${name}Event`, event: plain(event) });
        });
    return client.connect();
  }

  #sessionOptions({ sessionOptions }: Document): ClientSessionOptions {
    const { defaultTransactionOptions, ...options } = (sessionOptions ?? {}) as Document;
    if (!defaultTransactionOptions) return options;
    return {
      ...options,
      defaultTransactionOptions: driverOptions(this, defaultTransactionOptions as Document),
    };
  }

  get(name: string): unknown {
    if (!this.#entities.has(name)) throw new Error(`there is no entity '${name}'`);
    return this.#entities.get(name);
  }

  set(name: string, entity: unknown): void {
    this.#entities.set(name, entity);
  }

  session(name: string): ClientSession {
    return this.get(name) as ClientSession;
  }

  collection(name: string): Collection {
    return this.#typed(name, Collection);
  }

  #typed<T>(name: unknown, kind: new (...args: never[]) => T): T {
    const entity = this.get(String(name));
    if (!(entity instanceof kind)) throw new Skipped(`operations on ${String(name)}`);
    return entity;
  }

  eventsOf(client: string): readonly ObservedEvent[] {
    return this.#events.get(client) ?? [];
  }

  /** Ends the sessions and clients. */
  async close(): Promise<void> {
    const all = [...this.#entities.values()];
    for (const entity of all) if (isSession(entity)) await entity.endSession().catch(() => undefined);
    for (const entity of all) if (entity instanceof MongoClient) await entity.close();
  }
}

/** The event with its documents as they go over the wire, not as objects of the driver's classes. */
function plain(event: CommandStartedEvent): Document {
  const { command, reply, ...rest } = event as unknown as Document;
  const sent = (document: unknown) =>
    document === undefined
      ? undefined
      : BSON.deserialize(BSON.serialize(document as Document, { ignoreUndefined: true }));
  return { ...rest, databaseName: event.databaseName, command: sent(command), reply: sent(reply) };
}

function isSession(entity: unknown): entity is ClientSession {
  return typeof (entity as ClientSession | undefined)?.endSession === 'function';
}
