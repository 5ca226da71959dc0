import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { root } from '../faults/server-process.js';

const folder = process.env.TEST_CSL_DIR ?? resolve(root, '../shared/data/csl');
/** The same abstracts in the same order: alone with their discipline, and with their title and their keywords. */
const files = ['discipline.dev.tsv', 'keywords.dev.tsv'] as const;

/** What to say where the abstracts are not there. */
export const cslMissing = `there is no ${folder}: part of CSL (ydli-ai/CSL, Apache-2.0), which does not come with the repository`;

/** A published Chinese abstract. */
export interface Abstract {
  /** Its place in the file, from 0. */
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly keywords: readonly string[];
}

/** The abstracts, or null where they are not there. */
export function readAbstracts(): Abstract[] | null {
  if (files.some((file) => !existsSync(join(folder, file)))) return null;
  const [alone, titled] = files.map(rowsOf);
  return titled!.map(([, both, keywords], index) => {
    const text = alone![index]![1]!;
    if (!both!.startsWith(text)) throw new Error(`line ${index + 1} of ${files.join(' and ')} differs`);
    const title = both!.slice(text.length).trim();
    return { id: String(index), title, text, keywords: keywords!.split('_').map((each) => each.trim()) };
  });
}

/** The abstract that a title belongs to. Throws unless there is exactly one. */
export function abstractTitled(abstracts: readonly Abstract[], title: string): Abstract {
  const found = abstracts.filter((abstract) => abstract.title === title);
  if (found.length !== 1) throw new Error(`${found.length} abstracts are titled ${title}`);
  return found[0]!;
}

function rowsOf(file: string): string[][] {
  return readFileSync(join(folder, file), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => line.split('\t'));
}
