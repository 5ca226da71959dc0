/** One measured value, with what the house promises of it. */
export interface Measure {
  readonly what: string;
  /** As it is shown, e.g. `0.71`. */
  readonly value: string;
  /** As it is shown, e.g. `≥ 0.6`; left out where the value is only reported. */
  readonly target?: string;
  readonly met?: boolean;
}

/** One figure of the house: measured by its own file, in one run. */
export interface Figure {
  /** Chooses it on the command line. */
  readonly name: string;
  readonly title: string;
  /** Throws when the measurement could not be made. */
  readonly measure: (progress: (text: string) => void) => Promise<readonly Measure[]>;
}

export function atLeast(what: string, value: number, target: number): Measure {
  return { what, value: value.toFixed(2), target: `≥ ${target}`, met: value >= target };
}

export function atMost(what: string, value: number, target: number, unit = ''): Measure {
  return {
    what,
    value: `${rounded(value)}${unit}`,
    target: `≤ ${target}${unit}`,
    met: value <= target,
  };
}

export function exactly(what: string, value: number | string, target: number | string): Measure {
  return { what, value: String(value), target: String(target), met: value === target };
}

/** A value without a target. */
export function reported(what: string, value: number | string, unit = ''): Measure {
  return { what, value: typeof value === 'number' ? `${rounded(value)}${unit}` : value };
}

function rounded(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toFixed(value >= 10 ? 1 : 2);
}
