import { type Edition } from './editions.js';

/** An edition whose figures stand beside those of the year before. */
export type EditionWithChanges = Omit<Edition, 'figures'> & {
  readonly figures: { figure: string; value: string; before: string | null; change: string | null }[];
};

/** Every edition of a single year beside the one of the year before in the same region, where there is one. */
export function withChanges(editions: readonly Edition[]): EditionWithChanges[] {
  return editions.map((edition) => {
    const previous = isOneYear(edition) ? editionBefore(edition, editions) : undefined;
    const figures = edition.figures.map(({ figure, value }) => {
      const before = previous?.figures.find((each) => each.figure === figure)?.value ?? null;
      return {
        figure,
        value,
        before,
        change: before === null ? null : percent(BigInt(before), BigInt(value)),
      };
    });
    return { ...edition, figures };
  });
}

function isOneYear({ fromYear, year }: Edition): boolean {
  return fromYear === year;
}

function editionBefore({ year, region }: Edition, editions: readonly Edition[]): Edition | undefined {
  return editions.find((each) => isOneYear(each) && each.year === year - 1 && each.region === region);
}

/** `12.5` for 12.5 percent more; rounded half away from zero. Null where nothing was before. */
function percent(before: bigint, now: bigint): string | null {
  if (before === 0n) return null;
  const scaled = (now - before) * 1_000n;
  const half = (scaled < 0n ? -before : before) / 2n;
  const tenths = (scaled + half) / before;
  const sign = tenths < 0n ? '-' : '';
  const size = tenths < 0n ? -tenths : tenths;
  return `${sign}${size / 10n}.${size % 10n}`;
}
