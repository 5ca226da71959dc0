import { type OverlayRow } from '../transactions/overlay.js';
import { MongoError } from '../errors.js';
import { type Collection } from './collection.js';
import { type CollectionIndex } from './collection-index.js';
import { type Environment, type RangeRead, type ReadView } from './environment.js';
import { type IndexRange, type KeyRange, recordIdOf, recordKey, recordRange } from './keyspace.js';
import { mergeRanges } from './merge.js';

/** A record as read. */
export interface Row {
  recordId: number;
  raw: Buffer;
}

/** From where a command reads: the last commit, or a transaction's view with its own changes laid over it. */
export interface Reader {
  readonly view?: ReadView;
  /** Raised when a reading is resumed in a later turn; keys read ahead before are then read anew. */
  turn: number;
  /** The transaction's own version of records, `null` for removed ones. */
  overlay(collection: Collection): ReadonlyMap<number, OverlayRow> | undefined;
  canUse(index: CollectionIndex): boolean;
}

/** A reader of the last commit. */
export function committedReader(): Reader {
  return { turn: 0, overlay: () => undefined, canUse: (index) => index.readyAt !== Infinity };
}

/** A reader of one moment, whatever is committed since. */
export function viewReader(view: ReadView): Reader {
  return { ...committedReader(), view };
}

const LARGEST_CHUNK = 1024;

export interface ScanOptions {
  reverse: boolean;
  /** How many rows the caller is likely to take; the first chunk is of this size. */
  expected: number;
  /** Entries to pass over, where each is a row that matches and only one range is read. */
  offset?: number;
}

/** Every record, in the order of their insertion. */
export function* scanRecords(
  environment: Environment,
  collection: Collection,
  reader: Reader,
  options: ScanOptions,
): Generator<Row> {
  const overlay = reader.overlay(collection);
  const chunks = readAhead(reader, recordRange(collection.id), options, (range) => {
    if (collection.dropped && !reader.view) throw planKilled(collection);
    return environment.entries(range);
  });
  for (const { key, value } of chunks) {
    const recordId = recordIdOf(key);
    if (!overlay?.has(recordId)) yield { recordId, raw: value };
  }
  yield* overlaid(overlay);
}

/** What of an index to read. */
interface IndexReading {
  index: CollectionIndex;
  ranges: readonly IndexRange[];
  merge: boolean;
}

/** The records an index finds in the ranges, each once: range after range, or merged into one order. */
export function* scanIndex(
  environment: Environment,
  collection: Collection,
  { index, ranges, merge }: IndexReading,
  reader: Reader,
  options: ScanOptions,
): Generator<Row> {
  const overlay = reader.overlay(collection);
  const seen = index.multikey ? new Set<number>() : null;
  const read = (range: IndexRange) =>
    readAhead(reader, range, options, (part) => {
      if (index.dropped && !reader.view) throw planKilled(collection);
      return environment.keys(part).map((key) => ({ key }));
    });
  const entries = merge ? mergeRanges(ranges, options.reverse, read) : inTurn(ranges, options.reverse, read);
  for (const { key } of entries) {
    const recordId = recordIdOf(key);
    if (overlay?.has(recordId) || seen?.has(recordId)) continue;
    seen?.add(recordId);
    const raw = environment.get(recordKey(collection.id, recordId), reader.view);
    if (raw) yield { recordId, raw };
  }
  yield* overlaid(overlay);
}

function* inTurn<T>(
  ranges: readonly IndexRange[],
  reverse: boolean,
  read: (range: IndexRange) => Iterable<T>,
): Generator<T> {
  for (const range of reverse ? [...ranges].reverse() : ranges) yield* read(range);
}

function* overlaid(overlay: ReadonlyMap<number, OverlayRow> | undefined): Generator<Row> {
  if (overlay) for (const [recordId, { raw }] of overlay) if (raw) yield { recordId, raw };
}

/**
 * Entries in growing chunks. No LMDB cursor outlives a chunk; the next chunk resumes after the last key
 * handed out, and so does a reading that is resumed in a later turn, since what was read ahead may have
 * changed meanwhile.
 */
function* readAhead<T extends { key: Buffer }>(
  reader: Reader,
  range: KeyRange,
  { reverse, expected, offset = 0 }: ScanOptions,
  read: (range: RangeRead) => T[],
): Generator<T> {
  let rest = range;
  let limit = Math.min(Math.max(expected, 4), LARGEST_CHUNK);
  let resumed = false;
  for (;;) {
    const turn = reader.turn;
    const pass = resumed ? {} : { offset };
    const chunk = read({ ...rest, ...pass, reverse, limit, exclusiveStart: resumed, view: reader.view });
    let taken = 0;
    for (const entry of chunk) {
      if (reader.turn !== turn) break;
      taken++;
      resumed = true;
      rest = reverse ? { start: range.start, end: entry.key } : { start: entry.key, end: range.end };
      yield entry;
    }
    if (taken === chunk.length && chunk.length < limit) return;
    limit = Math.min(limit * 2, LARGEST_CHUNK);
  }
}

function planKilled(collection: Collection): MongoError {
  return new MongoError(175, `the collection or index read was dropped: ${collection.namespace}`);
}
