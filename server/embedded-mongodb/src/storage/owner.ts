import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { deserialize, serialize } from 'bson';
import { type Environment } from './environment.js';
import { OWNER_KEY } from './keyspace.js';

/** Another server has this directory. */
export class DirectoryInUse extends Error {
  readonly code = 'DIRECTORY_IN_USE';
  /** Where the other server answers; empty while that is not known. */
  readonly address: string;

  constructor(owner: Owner) {
    super(
      `another server (process ${owner.pid}, at ${owner.address || 'an address not yet known'}) is serving this directory`,
    );
    this.name = 'DirectoryInUse';
    this.address = owner.address;
  }
}

interface Owner {
  pid: number;
  /** When the process began, in the kernel's count; tells a process from a later one with the same number. */
  began: string;
  address: string;
}

/**
 * Makes this process the directory's only server. The claim is a record in the database itself, exchanged
 * inside an LMDB write transaction, so that of two servers starting at once one wins. A claim whose process
 * is gone, by crash or reboot, counts for nothing. Gives the function that lets go.
 */
export async function claimDirectory(environment: Environment, address: string): Promise<() => void> {
  const self: Owner = { pid: process.pid, began: processBegan(process.pid) ?? '', address };
  const found = environment.get(OWNER_KEY);
  if (found && (await isAlive(deserialize(found) as Owner)))
    throw new DirectoryInUse(deserialize(found) as Owner);
  const mine = Buffer.from(serialize(self));
  environment.writeNow(() => {
    const current = environment.get(OWNER_KEY);
    if (current && !(found && current.equals(found))) throw new DirectoryInUse(deserialize(current) as Owner);
    environment.put(OWNER_KEY, mine);
  });
  return () => environment.writeNow(() => environment.remove(OWNER_KEY));
}

/** On Linux the process table decides; elsewhere whether someone answers at the address. */
async function isAlive(owner: Owner): Promise<boolean> {
  if (owner.began !== '') return processBegan(owner.pid) === owner.began;
  return answers(owner.address);
}

/**
 * The boot and the moment a process began in it; undefined when there is no such process, or no way to know.
 */
function processBegan(pid: number): string | undefined {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The command name, in parentheses, may hold anything; the start time is the 20th field after it.
    return `${boot}:${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]}`;
  } catch {
    return undefined;
  }
}

function answers(address: string): Promise<boolean> {
  const [host, port] = address.split(':');
  const socket = port && /^\d+$/.test(port) ? connect(Number(port), host) : connect(address);
  return new Promise((resolve) => {
    const settle = (alive: boolean) => {
      socket.destroy();
      resolve(alive);
    };
    socket.once('connect', () => settle(true));
    socket.once('error', () => settle(false));
  });
}
