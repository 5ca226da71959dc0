import { type DeclaredFigure } from '../model.js';
import { type FigureValues } from './figures.js';

/** A cell of fewer contracts would tell the amount of single ones. */
const fewest = 3;

/** Figures as they are shown: null where a cell is too small. */
export type ShownValues = Omit<FigureValues, 'contractsSigned' | 'contractsTerminated' | 'contracted'> & {
  readonly contractsSigned: number | null;
  readonly contractsTerminated: number | null;
  readonly contracted: bigint | null;
};

const ofContracts: readonly string[] = [
  'contractsSigned',
  'contractsTerminated',
  'contracted',
] satisfies (keyof FigureValues)[];

/** A table's total as everybody may see it: a season of fewer than three contracts shows neither number nor amount. */
export function shownTotal(total: FigureValues): ShownValues {
  return isSmall(total) ? withoutContracts(total) : total;
}

/** The same of figures in a list, as publications and editions have them: what is not shown is left out. */
export function shownList<F extends DeclaredFigure>(figures: readonly F[]): F[] {
  const signed = Number(figures.find(({ figure }) => figure === 'contractsSigned')?.value ?? 0);
  return figures.filter(({ figure }) => !isFew(signed) || !ofContracts.includes(figure));
}

/**
 * Cells of one table as everybody may see them: contracts of small cells are part of the total alone. Where only one cell
 * is hidden, or all hidden ones together are still small, the total would tell what is in them, so the next smallest is hidden as well.
 */
export function shownCells(cells: ReadonlyMap<string, FigureValues>): Map<string, ShownValues> {
  const hidden = new Set([...cells].filter(([, values]) => isSmall(values)).map(([key]) => key));
  const others = [...cells]
    .filter(([key, { contractsSigned }]) => !hidden.has(key) && contractsSigned > 0)
    .sort(([, a], [, b]) => a.contractsSigned - b.contractsSigned);
  const inHidden = () => [...hidden].reduce((sum, key) => sum + cells.get(key)!.contractsSigned, 0);
  while (hidden.size > 0 && (hidden.size === 1 || inHidden() < fewest)) {
    const next = others.shift();
    if (!next) break;
    hidden.add(next[0]);
  }
  return new Map(
    [...cells].map(([key, values]) => [key, hidden.has(key) ? withoutContracts(values) : values]),
  );
}

function isSmall({ contractsSigned }: FigureValues): boolean {
  return isFew(contractsSigned);
}

function isFew(contracts: number): boolean {
  return contracts > 0 && contracts < fewest;
}

function withoutContracts(values: FigureValues): ShownValues {
  return { ...values, contractsSigned: null, contractsTerminated: null, contracted: null };
}
