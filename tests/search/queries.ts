import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { root } from '../faults/server-process.js';

export const slices = [
  'words',
  'prefixes',
  'mixed',
  'typos',
  'cross-language',
  'csl-cross-language',
] as const;
export type Slice = (typeof slices)[number];

/** 2 for a record that is meant, 1 for one that is only related. */
export type Grade = 1 | 2;

/** A query with the records that answer it. */
export interface Query {
  readonly text: string;
  /** `zh`, `en`, or `mixed` where both scripts meet. */
  readonly language: string;
  /** By what identifies a record: the key of a need, the title of an abstract. */
  readonly grades: ReadonlyMap<string, Grade>;
}

/** The labelled queries of one slice, as they are written in `queries/`. Throws where the file has another shape. */
export function readQueries(slice: Slice): Query[] {
  const content = parse(readFileSync(join(root, 'tests/search/queries', `${slice}.yaml`), 'utf8')) as unknown;
  const gradesOf = slice === 'csl-cross-language' ? titleGrade : keyGrades;
  return entriesOf(content, slice).flatMap(([language, queries]) =>
    entriesOf(queries, `${slice}.${language}`).map(([text, labels]) => {
      if (typeof labels !== 'string') throw new Error(`${slice}.${language}.${text} is not text`);
      return { text, language, grades: gradesOf(labels) };
    }),
  );
}

function entriesOf(value: unknown, where: string): [string, unknown][] {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Error(`${where} is not a mapping`);
  return Object.entries(value);
}

/** From `agr-18 ~equ-30`. */
function keyGrades(labels: string): Map<string, Grade> {
  return new Map(
    labels.split(' ').map((label) => (label.startsWith('~') ? [label.slice(1), 1] : [label, 2])),
  );
}

function titleGrade(title: string): Map<string, Grade> {
  return new Map([[title, 2]]);
}
