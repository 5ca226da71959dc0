import { fileURLToPath } from 'node:url';

const folder = new URL('../../../../client/dist/', import.meta.url);

/** A file or folder of the client's build. */
export function clientBuild(path: string): string {
  return fileURLToPath(new URL(path, folder));
}
