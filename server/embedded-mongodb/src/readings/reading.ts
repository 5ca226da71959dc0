import { commandOf } from '../commands/command.js';
import { type CommandContext, type ServerState } from '../commands/context.js';
import { Cursors } from '../commands/cursors.js';
import { HANDLERS } from '../commands/registry.js';
import { MongoError } from '../errors.js';
import { type Environment, type ReadView } from '../storage/environment.js';
import { viewReader } from '../storage/scan.js';
import { Store } from '../storage/store.js';
import { Sessions } from '../transactions/sessions.js';
import { OP_MSG } from '../wire/message.js';
import { okReply } from '../wire/reply.js';

/** One command that reads, and the cursor it may leave: all of it sees the moment the reading began. */
export class Reading {
  readonly #view: ReadView;
  readonly #state: ServerState;

  constructor(environment: Environment) {
    this.#view = environment.freshView();
    // The catalogue as of the same moment, since nothing else runs before it is read.
    const store = new Store(environment);
    const [cursors, sessions] = [new Cursors(), new Sessions(store)];
    this.#state = { store, sessions, cursors, address: '', failPoints: null, longReadings: null };
  }

  /** The cursor that has more to give; 0 when none has. */
  get cursor(): bigint {
    const [id = 0n] = this.#state.cursors.ids;
    return id;
  }

  /** Carries out the command that begins the reading, or one that asks for more. */
  async run(body: Uint8Array): Promise<Uint8Array> {
    const command = commandOf({
      ...{ requestId: 0, opCode: OP_MSG, expectsReply: true, sequences: new Map() },
      body: Buffer.from(body.buffer, body.byteOffset, body.byteLength),
    });
    const context: CommandContext = {
      ...{ command, server: this.#state, transaction: null, snapshot: viewReader(this.#view) },
      ...{ session: undefined, connectionId: 0, isRetryable: false, hangUp: () => undefined },
    };
    const handler = HANDLERS.get(command.name);
    if (!handler) throw new MongoError(59, `no such command: '${command.name}'`);
    const result = await handler(context);
    return result instanceof Uint8Array ? result : okReply(result);
  }

  /** Whether its cursor has been asked for something lately. */
  isInUse(): boolean {
    this.#state.cursors.sweep();
    return this.cursor !== 0n;
  }

  /** Lets the pages it saw be reused. */
  end(): void {
    this.#view.done();
  }
}
