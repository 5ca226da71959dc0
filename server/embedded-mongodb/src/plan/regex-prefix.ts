import { BSONRegExp } from 'bson';

const LITERALS = /^\^((?:[^\\^$.*+?()[\]{}|]|\\[^\w])+)/;

/**
 * The text every match of an anchored, case-sensitive pattern begins with; null when there is none to use.
 */
export function literalPrefix(pattern: unknown, options: unknown): string | null {
  const { source, flags } = partsOf(pattern);
  const allFlags = flags + (typeof options === 'string' ? options : '');
  if (/[^s]/.test(allFlags) || source.includes('|')) return null;
  const match = LITERALS.exec(source);
  if (!match) return null;
  const next = source.charAt(match[0].length);
  const literals = (match[1] as string).replace(/\\(.)/gs, '$1');
  const sure = next !== '' && '*+?{'.includes(next) ? literals.slice(0, -1) : literals;
  return sure === '' ? null : sure;
}

function partsOf(pattern: unknown): { source: string; flags: string } {
  if (pattern instanceof RegExp) return { source: pattern.source, flags: pattern.flags };
  if (pattern instanceof BSONRegExp) return { source: pattern.pattern, flags: pattern.options };
  return { source: typeof pattern === 'string' ? pattern : '', flags: '' };
}
