import { type Draft, isSame, type Part, partOf, changedParts, withPart } from './draft.js';

/** A part that somebody else changed while one changed it, too. */
export interface Clash {
  readonly part: Part;
  readonly theirs: unknown;
}

export interface Merged {
  /** Mine, with what only they changed. */
  readonly draft: Draft;
  /** What only they changed. */
  readonly taken: readonly Part[];
  /** What both changed, differently: the draft keeps mine. */
  readonly clashes: readonly Clash[];
}

/** Brings together what two people made of the same draft; nothing of either is lost. */
export function merge(base: Draft, mine: Draft, theirs: Draft): Merged {
  const byThem = changedParts(base, theirs).filter(
    (part) => !isSame(partOf(mine, part), partOf(theirs, part)),
  );
  const isMine = (part: Part) => !isSame(partOf(base, part), partOf(mine, part));
  const taken = byThem.filter((part) => !isMine(part));
  return {
    draft: taken.reduce((draft, part) => withPart(draft, part, partOf(theirs, part)), mine),
    taken,
    clashes: byThem.filter(isMine).map((part) => ({ part, theirs: partOf(theirs, part) })),
  };
}
