import { useMemo } from 'react';
import { differenceOf } from './text-difference.js';

/** A text with what was taken out of its earlier version and put into it. */
export function Difference({ before, after }: { readonly before: string; readonly after: string }) {
  const stretches = useMemo(() => differenceOf(before, after), [before, after]);
  return (
    <span className="difference">
      {stretches.map(({ kind, text }, index) => {
        if (kind === 'removed') return <del key={index}>{text}</del>;
        return kind === 'added' ? <ins key={index}>{text}</ins> : <span key={index}>{text}</span>;
      })}
    </span>
  );
}
