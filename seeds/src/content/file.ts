import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse, YAMLParseError } from 'yaml';
import { Entry } from './entry.js';
import { ContentError } from './problem.js';

const root = new URL('../../', import.meta.url);

/** The value of a content file of this workspace, e.g. `gansu-7/people.yaml`. Throws ContentError where it is not YAML. */
export function readContent(file: string): unknown {
  const text = readFileSync(fileURLToPath(new URL(file, root)), 'utf8');
  try {
    return parse(text);
  } catch (error) {
    if (error instanceof YAMLParseError) throw new ContentError(file, error.message);
    throw error;
  }
}

/** The entries of a file that is a list, each known by its unique `key`. */
export function readKeyed(file: string): Entry[] {
  return keyed(readContent(file), file);
}

/** A list of entries with unique keys; complaints name an entry by its key. */
export function keyed(value: unknown, where: string): Entry[] {
  if (!Array.isArray(value)) throw new ContentError(where, 'must be a list');
  const seen = new Set<string>();
  return value.map((each, index) => {
    const key = new Entry(each, `${where}: ${index}`).text('key');
    if (seen.has(key)) throw new ContentError(`${where}: ${key}`, 'is there twice');
    seen.add(key);
    return new Entry(each, `${where}: ${key}`);
  });
}
