import { type PipelineStage } from 'mongoose';
import { type Kernel } from '../../kernel/index.js';
import { factModel } from '../model.js';
import { definitionsFor, type DefinitionSet, type FigureName } from './definitions.js';

export const bases = ['recorded', 'effective'] as const;
/** By when facts were recorded, or by when they took effect. */
export type Basis = (typeof bases)[number];

export type Dimension = 'field' | 'province' | 'region';

/** Figures by name; an amount in fen, a count as a number. */
export type FigureValues = { readonly [F in FigureName]: F extends 'contracted' ? bigint : number };

/** The figures of one challenge at a moment. */
export interface Figures {
  readonly challengeId: string;
  /** Everything up to and including this instant. */
  readonly asOf: Date;
  readonly basis: Basis;
  readonly definitionVersion: string;
  readonly totals: FigureValues;
  readonly by: Readonly<Record<Dimension, ReadonlyMap<string, FigureValues>>>;
}

/** What is asked about challenges of one programme. */
export interface Asking {
  readonly programme: string;
  readonly challengeIds: readonly string[];
  readonly moment: Date;
  readonly basis: Basis;
  readonly dimensions: readonly Dimension[];
  /** The figures that will be looked at; all of them without. */
  readonly figures?: ReadonlySet<string>;
}

interface Cell {
  readonly _id: {
    readonly challengeId: string;
    readonly metric: string;
    readonly requirementId?: string | null;
    readonly teamId?: string | null;
  } & Partial<Record<Dimension, string | null>>;
  readonly count: number;
  readonly amount: bigint | number;
}

/** The figures of each challenge, in their order: one database command, which reads those challenges' rows and never history. */
export async function readFigures(kernel: Kernel, asking: Asking): Promise<Figures[]> {
  const { challengeIds, moment, basis, dimensions, programme } = asking;
  const set = definitionsFor(programme);
  const cells = await factModel(kernel).aggregate<Cell>(pipelineFor(asking, set));
  return challengeIds.map((challengeId) => {
    const own = cells.filter(({ _id }) => _id.challengeId === challengeId);
    const by = (dimension: Dimension) =>
      dimensions.includes(dimension) ? grouped(own, dimension, set) : new Map<string, FigureValues>();
    return {
      ...{ challengeId, asOf: moment, basis, definitionVersion: set.version, totals: valuesOf(own, set) },
      by: { field: by('field'), province: by('province'), region: by('region') },
    };
  });
}

/** Built from dates, ids and names that the server itself made, so nothing in it needs wrapping. */
function pipelineFor(
  { challengeIds, moment, basis, dimensions, figures }: Asking,
  set: DefinitionSet,
): PipelineStage[] {
  const asked = set.figures.filter(({ figure }) => !figures || figures.has(figure));
  const keys = [...new Set(asked.flatMap((each) => each.distinct ?? []))];
  const metrics = [...new Set(asked.map(({ metric }) => metric))];
  const [from, until] = [`${basis}From`, `${basis}Until`];
  const names = ['challengeId', 'metric', ...keys, ...dimensions];
  return [
    {
      $match: {
        challengeId: challengeIds.length === 1 ? challengeIds[0] : { $in: [...challengeIds] },
        [from]: { $lte: moment },
        ...(figures && { metric: { $in: metrics } }),
        $or: [{ [until]: null }, { [until]: { $gt: moment } }],
      },
    },
    {
      $group: {
        _id: Object.fromEntries(names.map((name) => [name, `$${name}`])),
        count: { $sum: 1 },
        amount: { $sum: '$amount' },
      },
    },
  ];
}

function grouped(
  cells: readonly Cell[],
  dimension: Dimension,
  set: DefinitionSet,
): Map<string, FigureValues> {
  const groups = new Map<string, Cell[]>();
  for (const cell of cells) {
    const value = cell._id[dimension];
    const key = dimension === 'region' ? prefectureOf(value ?? '') : (value ?? '');
    groups.set(key, [...(groups.get(key) ?? []), cell]);
  }
  return new Map([...groups].map(([key, own]) => [key, valuesOf(own, set)]));
}

/** The prefecture around a county, or the province where there is none. */
function prefectureOf(region: string): string {
  return region === '' ? '' : `${region.slice(0, 4)}00`;
}

/** The figures of some cells, and the zeros of those that nothing counts for. */
function valuesOf(cells: readonly Cell[], { figures }: DefinitionSet): FigureValues {
  const values: Record<string, number | bigint> = { ...none };
  for (const { figure, metric, distinct, sum } of figures) {
    const own = cells.filter(({ _id }) => _id.metric === metric);
    if (sum) values[figure] = own.reduce((total, { amount }) => total + BigInt(amount), 0n);
    else if (distinct) values[figure] = new Set(own.map(({ _id }) => _id[distinct])).size;
    else values[figure] = own.reduce((total, { count }) => total + count, 0);
  }
  return values as unknown as FigureValues;
}

export const none: FigureValues = {
  requirementsCollected: 0,
  requirementsReleased: 0,
  requirementsAnswered: 0,
  solutions: 0,
  teams: 0,
  docked: 0,
  contractsSigned: 0,
  contractsTerminated: 0,
  contracted: 0n,
};
