import { type ChallengeRecord } from '../../challenges/index.js';
import { permits, type Viewer } from '../../kernel/index.js';
import { regionName } from '../../organizations/index.js';
import { seesRows } from '../policy.js';
import { type Figures, type FigureValues, none } from '../service/figures.js';
import { shownCells, shownTotal, type ShownValues } from '../service/small-cells.js';
import { type FieldStatistics, type ProvinceStatistics, type RegionStatistics } from '../types.js';

/** Figures as they are answered, with the challenge they are of. */
export interface ShownStatistics extends ShownValues {
  readonly challenge: ChallengeRecord;
  readonly asOf: Date;
  readonly basis: Figures['basis'];
  readonly definitionVersion: string;
  readonly byField: FieldStatistics[];
  readonly byProvince: ProvinceStatistics[];
  readonly byRegion: RegionStatistics[];
}

/** The figures as the viewer may see them: the public without what small cells would tell. */
export function shownFigures(figures: Figures, challenge: ChallengeRecord, viewer: Viewer): ShownStatistics {
  const { asOf, basis, definitionVersion, totals, by } = figures;
  const seesAll = permits(viewer, seesRows, { challengeId: challenge._id });
  const cells = (table: ReadonlyMap<string, FigureValues>): ReadonlyMap<string, ShownValues> =>
    seesAll ? table : shownCells(table);
  return {
    ...(seesAll ? totals : shownTotal(totals)),
    ...{ challenge, asOf, basis, definitionVersion },
    byField: fieldsOf(cells(by.field), challenge),
    byProvince: provincesOf(cells(by.province)),
    byRegion: regionsOf(cells(by.region)),
  };
}

function fieldsOf(cells: ReadonlyMap<string, ShownValues>, challenge: ChallengeRecord): FieldStatistics[] {
  const known = (challenge.dictionaries.fields ?? []).map(({ code }) => code);
  const codes = [...new Set([...known, ...cells.keys()])];
  return codes.map((field) => ({ ...(cells.get(field) ?? none), field }));
}

function provincesOf(cells: ReadonlyMap<string, ShownValues>): ProvinceStatistics[] {
  return sorted(cells)
    .filter(([, { solutions }]) => solutions > 0)
    .map(([province, { teams, solutions, docked }]) => ({
      ...{ province, name: regionName(province), teams, solutions, docked },
    }));
}

function regionsOf(cells: ReadonlyMap<string, ShownValues>): RegionStatistics[] {
  return sorted(cells)
    .filter(([region]) => region !== '')
    .map(([region, values]) => ({ ...values, region, name: regionName(region) }));
}

function sorted(cells: ReadonlyMap<string, ShownValues>): [string, ShownValues][] {
  return [...cells].sort(([a], [b]) => (a < b ? -1 : 1));
}
