/** One measured value, with what this package promises of it. */
export interface Figure {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  readonly target?: { readonly most?: number; readonly least?: number };
  /** What the value was made from. */
  readonly from: string;
}

/** Whether the value is as promised; undefined where nothing is promised. */
export function isMet({ value, target }: Figure): boolean | undefined {
  return target && value <= (target.most ?? Infinity) && value >= (target.least ?? -Infinity);
}

/** A line for people. */
export function lineOf(figure: Figure): string {
  const { what, value, unit, target, from } = figure;
  const promised = target?.most === undefined ? `≥ ${target?.least}` : `≤ ${target.most}`;
  const verdict =
    isMet(figure) === undefined ? '' : `${promised}${unit}  ${isMet(figure) ? 'met' : 'NOT MET'}`;
  const shown = `${value.toFixed(value >= 100 ? 0 : 2)}${unit}`;
  return `${what.padEnd(62)} ${shown.padStart(8)}  ${verdict.padEnd(18)}  ${from}`.trimEnd();
}
