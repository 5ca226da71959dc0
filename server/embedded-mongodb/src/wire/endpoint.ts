import { createHash } from 'node:crypto';
import { chmodSync, lstatSync, mkdirSync, rmSync } from 'node:fs';
import { type AddressInfo, type ListenOptions, type Server } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';

/** The longest path a socket can have: the kernel's field, less its closing zero. */
const MAX_SOCKET_PATH_BYTES = process.platform === 'linux' ? 107 : 103;

/**
 * Where to listen: a socket in the data directory, or where that path is too long, in a folder of ours under
 * the temporary one.
 */
export function socketPathFor(directory: string): string {
  const path = join(directory, 'mongodb.sock');
  if (Buffer.byteLength(path) <= MAX_SOCKET_PATH_BYTES) return path;
  const name = createHash('sha256').update(directory).digest('hex').slice(0, 16);
  return join(privateFolder(), `${name}.sock`);
}

/** A folder only we can enter; one that someone else made under its name is refused. */
function privateFolder(): string {
  const { uid } = userInfo();
  const folder = join(tmpdir(), `embedded-mongodb-${uid}`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const found = lstatSync(folder);
  if (!found.isDirectory() || found.uid !== uid) throw new Error(`${folder} belongs to someone else`);
  chmodSync(folder, 0o700);
  return folder;
}

/**
 * Listens on the socket, readable by its owner alone; on Windows, on a free loopback port. Gives the address
 * for clients.
 */
export async function listen(server: Server, path: string): Promise<string> {
  if (process.platform === 'win32') {
    await listening(server, { host: '127.0.0.1', port: 0 });
    return `127.0.0.1:${(server.address() as AddressInfo).port}`;
  }
  rmSync(path, { force: true });
  await listening(server, { path });
  chmodSync(path, 0o600);
  return path;
}

function listening(server: Server, options: ListenOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(options, resolve);
  });
}
