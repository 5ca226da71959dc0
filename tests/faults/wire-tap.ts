import { mkdtemp, rm } from 'node:fs/promises';
import { connect, createServer, type NetConnectOpts, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BSON } from 'mongodb';

/** One command as it went over the wire. */
export interface SeenCommand {
  readonly name: string;
  /** The collection it names, or an empty string. */
  readonly collection: string;
  /** All of it but for lists of documents that it brings along. */
  readonly document: Record<string, unknown>;
}

/** Stands between a server and its database and sees every command, whichever driver or cache is in front of it. */
export interface WireTap {
  /** The address to give the server instead of the database's own. */
  readonly uri: string;
  /** The commands that are sent while `work` runs; the driver's own housekeeping left out. */
  during(work: () => Promise<unknown>): Promise<SeenCommand[]>;
  close(): Promise<void>;
}

const housekeeping = new Set(['hello', 'ismaster', 'isMaster', 'ping', 'endSessions', 'buildInfo']);

/** Taps the database at `uri`, a `mongodb://` address of one host or socket. */
export async function tapWire(uri: string): Promise<WireTap> {
  const folder = await mkdtemp(join(tmpdir(), 'tap-'));
  const path = join(folder, 'tap.sock');
  let seen: SeenCommand[] | null = null;
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const database = connect(targetOf(uri));
    const read = messageReader((command) => {
      if (!housekeeping.has(command.name)) seen?.push(command);
    });
    client.on('data', read).pipe(database);
    database.pipe(client);
    for (const socket of [client, database]) {
      sockets.add(socket);
      socket.on('error', () => [client, database].forEach((each) => each.destroy()));
      socket.on('close', () => sockets.delete(socket));
    }
  });
  await new Promise<void>((resolve) => server.listen(path, resolve));
  return {
    uri: `mongodb://${encodeURIComponent(path)}/?directConnection=true`,
    during: async (work) => {
      const commands: SeenCommand[] = (seen = []);
      await work().finally(() => (seen = null));
      return commands;
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function targetOf(uri: string): NetConnectOpts {
  const host = /^mongodb:\/\/(?:[^@/]*@)?([^/?]+)/.exec(uri)?.[1] ?? '';
  const decoded = decodeURIComponent(host);
  if (decoded.endsWith('.sock')) return { path: decoded };
  const [name = '127.0.0.1', port = '27017'] = decoded.split(':');
  return { host: name, port: Number(port) };
}

const headerLength = 16;
const opMessage = 2013;

/** Cuts a stream of bytes into the protocol's messages and tells of the command in each. */
function messageReader(tell: (command: SeenCommand) => void): (chunk: Buffer) => void {
  let waiting = Buffer.alloc(0);
  return (chunk) => {
    waiting = Buffer.concat([waiting, chunk]);
    while (waiting.length >= headerLength && waiting.length >= waiting.readInt32LE(0)) {
      const length = waiting.readInt32LE(0);
      const message = waiting.subarray(0, length);
      waiting = waiting.subarray(length);
      if (message.readInt32LE(12) === opMessage) tell(commandIn(message));
    }
  };
}

/** The command's document is the section of kind 0, which drivers send first. */
function commandIn(message: Buffer): SeenCommand {
  const start = headerLength + 4 + 1;
  const document = BSON.deserialize(message.subarray(start, start + message.readInt32LE(start)));

  const [name = '', value] = Object.entries(document)[0] ?? [];
  const collection: unknown = name === 'getMore' ? document.collection : value;
  return { name, collection: typeof collection === 'string' ? collection : '', document };
}
