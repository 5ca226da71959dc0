import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { inside } from './folders.mjs';

const GENERATED = new Set(['dist', 'node_modules']);
const isGenerated = (name) => GENERATED.has(name) || name.endsWith('.generated.ts');

/** A digest of path, size and time of every file below the given paths; enough to see a change, and quick. */
export function stampOf(paths) {
  const digest = createHash('sha256');
  for (const path of paths) addTo(digest, inside(path));
  return digest.digest('hex');
}

function addTo(digest, path) {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) return;
  if (found.isFile()) digest.update(`${path}\0${found.size}\0${found.mtimeMs}\n`);
  if (!found.isDirectory()) return;
  for (const name of readdirSync(path).sort()) {
    if (!isGenerated(name) && !name.startsWith('.')) addTo(digest, join(path, name));
  }
}

/** The text of a small file, or undefined where there is none. */
export function textOf(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
