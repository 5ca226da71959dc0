import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { root } from '../faults/server-process.js';

const folder = process.env.TEST_CSL_DIR ?? resolve(root, '../shared/data/csl');
const file = join(folder, 'keywords.dev.tsv');

/** What to say where the abstracts are not there. */
export const cslMissing = `there is no ${file}: part of CSL (ydli-ai/CSL, Apache-2.0), which does not come with the repository`;

/** A published Chinese abstract. */
export interface Abstract {
  /** Its place in the file, from 0. */
  readonly id: string;
  /** The abstract, followed by its title. */
  readonly text: string;
  readonly keywords: readonly string[];
}

/** The abstracts, or null where they are not there. */
export function readAbstracts(): Abstract[] | null {
  if (!existsSync(file)) return null;
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  return lines.map((line, index) => {
    const [, text, keywords] = line.split('\t');
    return { id: String(index), text: text!, keywords: keywords!.split('_').map((each) => each.trim()) };
  });
}

/** The abstract that a title belongs to. Throws unless there is exactly one. */
export function abstractTitled(abstracts: readonly Abstract[], title: string): Abstract {
  const found = abstracts.filter(({ text }) => text.endsWith(` ${title}`));
  if (found.length !== 1) throw new Error(`${found.length} abstracts are titled ${title}`);
  return found[0]!;
}
