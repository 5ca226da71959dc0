/** A stretch of a text that both versions have, or only one. */
export interface Stretch {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}

const mostTokens = 1_500;

/** Words, single Chinese characters, and what is between them. */
function tokensOf(text: string): string[] {
  return text.match(/\p{Script=Han}|[\p{L}\p{N}.]+|\s+|./gsu) ?? [];
}

/** What was taken out of a text and put into it, in reading order. Very long texts are told apart as a whole. */
export function differenceOf(before: string, after: string): Stretch[] {
  const [a, b] = [tokensOf(before), tokensOf(after)];
  if (before === after || a.length > mostTokens || b.length > mostTokens)
    return joined(before === after ? [['same', after]] : wholly(before, after));
  const lengths = commonLengths(a, b);
  const found: [Stretch['kind'], string][] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      found.push(['same', a[i]!]);
      i += 1;
      j += 1;
    } else if (j >= b.length || (i < a.length && lengths[i + 1]![j]! >= lengths[i]![j + 1]!)) {
      found.push(['removed', a[i]!]);
      i += 1;
    } else {
      found.push(['added', b[j]!]);
      j += 1;
    }
  }
  return joined(found);
}

/** For each pair of beginnings, how many tokens the rests have in common at most. */
function commonLengths(a: readonly string[], b: readonly string[]): Uint16Array[] {
  const rows = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const [row, below] = [rows[i]!, rows[i + 1]!];
      row[j] = a[i] === b[j] ? below[j + 1]! + 1 : Math.max(below[j]!, row[j + 1]!);
    }
  }
  return rows;
}

function wholly(before: string, after: string): [Stretch['kind'], string][] {
  return [
    ['removed', before],
    ['added', after],
  ];
}

function joined(found: readonly (readonly [Stretch['kind'], string])[]): Stretch[] {
  const stretches: { kind: Stretch['kind']; text: string }[] = [];
  for (const [kind, text] of found) {
    const last = stretches.at(-1);
    if (last?.kind === kind) last.text += text;
    else if (text !== '') stretches.push({ kind, text });
  }
  return stretches;
}
