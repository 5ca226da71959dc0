import { type Environment } from './environment.js';
import { FORMAT_KEY } from './keyspace.js';

/** How this version lays out its file. Raised with every change that an older version would misread. */
export const FORMAT_VERSION = 1;

/** The file was written by a newer version, which may have laid it out in a way this one would misread. */
export class FormatTooNew extends Error {
  readonly code = 'FORMAT_TOO_NEW';

  constructor(found: number) {
    super(`the data are of format ${found}; this version reads up to format ${FORMAT_VERSION}`);
    this.name = 'FormatTooNew';
  }
}

/** Refuses a file of a newer format; a file that says nothing is of the first. */
export function requireReadableFormat(environment: Environment): void {
  const found = environment.get(FORMAT_KEY)?.readUInt32BE(0) ?? 1;
  if (found > FORMAT_VERSION) throw new FormatTooNew(found);
}

/** Writes down the format, for the versions to come. */
export function markFormat(environment: Environment): void {
  if (environment.get(FORMAT_KEY)) return;
  const version = Buffer.alloc(4);
  version.writeUInt32BE(FORMAT_VERSION, 0);
  environment.writeNow(() => environment.put(FORMAT_KEY, version));
}
