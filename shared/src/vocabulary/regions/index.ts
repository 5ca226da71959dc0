import { gansu } from './gansu.js';
import { prefectures } from './prefectures.js';
import { provinces } from './provinces.js';

/** One administrative division of China; the code is six digits (GB/T 2260). */
export interface Region {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
}

/** Reads `02 唐山市 Tangshan; …` under a prefix: prefix and suffix, filled with zeros, are the code. */
function readDivisions(table: Readonly<Record<string, string>>): [string, Region][] {
  return Object.entries(table).flatMap(([prefix, entries]) =>
    entries.split(/;\s+/).map((entry): [string, Region] => {
      const [suffix, zh, ...en] = entry.split(' ');
      const code = `${prefix}${suffix}`.padEnd(6, '0');
      return [code, { code, zh: zh!, en: en.join(' ') }];
    }),
  );
}

const byCode = new Map([provinces, prefectures, gansu].flatMap(readDivisions));

/** Every known division: all provinces and prefectures, and all counties of Gansu and the municipalities. */
export const regions: readonly Region[] = [...byCode.values()].sort((a, b) => (a.code < b.code ? -1 : 1));

/** The division with this code, or undefined for an unknown code. */
export function regionOf(code: string): Region | undefined {
  return byCode.get(code);
}

export function isKnownRegion(code: string): boolean {
  return byCode.has(code);
}
