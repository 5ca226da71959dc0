import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The client's folder, and paths inside it. */
export const inside = (...parts) => join(fileURLToPath(new URL('..', import.meta.url)), ...parts);

/** Every file below src whose name ends so, in a stable order. */
export function sources(ending) {
  return readdirSync(inside('src'), { recursive: true })
    .filter((name) => name.endsWith(ending))
    .sort()
    .map((name) => inside('src', name));
}

/** Writes only what changed, so that whoever watches or stamps files sees no change where there is none. */
export function writeIfChanged(path, text) {
  let present;
  try {
    present = readFileSync(path, 'utf8');
  } catch {
    present = undefined;
  }
  if (present !== text) writeFileSync(path, text);
}
