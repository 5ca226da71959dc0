import { useFilter } from '../../../ui/useFilter.js';
import { figureNames, type FigureName } from '../figure-names.js';

/** Of when, and on which basis, figures are told; as the address says. */
export interface View {
  readonly asOf: string | null;
  readonly basis: 'RECORDED' | 'EFFECTIVE';
}

export function useView(): View {
  const [asOf] = useFilter('asOf');
  const [basis] = useFilter('basis');
  return { asOf, basis: basis === 'EFFECTIVE' ? 'EFFECTIVE' : 'RECORDED' };
}

/** Where the rows of a figure are listed, those of one field or region if it is named. */
export type RowsAddress = (figure: FigureName, narrowed?: Readonly<Record<string, string>>) => string;

export function rowsAddress(challenge: string, { asOf, basis }: View): RowsAddress {
  return (figure, narrowed = {}) => {
    const words = { challenge, figure, basis, ...(asOf && { asOf }), ...narrowed };
    return `/desk/dashboard/rows?${new URLSearchParams(words).toString()}`;
  };
}

/** The figure that an address names. */
export function figureIn(name: string | null): FigureName {
  return name !== null && name in figureNames ? (name as FigureName) : 'REQUIREMENTS_COLLECTED';
}
