import { type Document, ReadConcern, ReadPreference, type ReadPreferenceMode, WriteConcern } from 'mongodb';
import { type Entities } from './entities.js';

/** Options as tests write them, in the form the driver takes; without those named in `except`. */
export function driverOptions(
  entities: Entities,
  options: Document | undefined,
  except: readonly string[] = [],
): Document {
  const made: Document = {};
  for (const [name, value] of Object.entries(options ?? {}) as [string, unknown][])
    if (!except.includes(name)) made[name] = READERS[name]?.(value, entities) ?? value;
  return made;
}

const READERS: Readonly<Record<string, (value: unknown, entities: Entities) => unknown>> = {
  session: (name, entities) => entities.session(String(name)),
  readConcern: (readConcern) => ReadConcern.fromOptions({ readConcern } as never),
  writeConcern: (writeConcern) => WriteConcern.fromOptions({ writeConcern } as never),
  readPreference: (preference) => {
    const { mode, ...options } = preference as { mode: ReadPreferenceMode; maxStalenessSeconds?: number };
    return new ReadPreference(mode, undefined, options);
  },
  returnDocument: (which) => String(which).toLowerCase(),
};
