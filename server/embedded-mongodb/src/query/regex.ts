import { type BSONRegExp } from 'bson';
import { compare, regexParts } from '../bson/compare.js';
import { Rank, typeOrder } from '../bson/types.js';
import { MongoError } from '../errors.js';
import { type Test } from './condition.js';

export function isRegex(value: unknown): value is RegExp | BSONRegExp {
  return typeOrder(value) === Rank.regex;
}

/** Matches strings by the pattern, and stored regular expressions that are the same. */
export function regexTest(operand: RegExp | BSONRegExp): Test {
  const { pattern, options } = regexParts(operand);
  const compiled = compileRegex(pattern, options);
  return (value) => {
    if (typeof value === 'string') return compiled.test(value);
    return isRegex(value) && compare(value, operand) === 0;
  };
}

/** `$regex` with `$options`; the operand is a string or a regular expression. */
export function regexOperatorTest(operand: unknown, options: unknown): Test {
  if (options !== undefined && typeof options !== 'string')
    throw new MongoError(2, '$options has to be a string');
  if (typeof operand === 'string') {
    const compiled = compileRegex(operand, options ?? '');
    return (value) => typeof value === 'string' && compiled.test(value);
  }
  if (!isRegex(operand)) throw new MongoError(2, '$regex has to be a string');
  const parts = regexParts(operand);
  if (options === undefined) return regexTest(operand);
  if (parts.options !== '') throw new MongoError(51074, 'options set in both $regex and $options');
  return regexOperatorTest(parts.pattern, options);
}

/** Translates a PCRE pattern and its options into a JavaScript regular expression. */
export function compileRegex(pattern: string, options: string): RegExp {
  const invalid = /[^imsxu]/.exec(options);
  if (invalid) throw new MongoError(51108, `invalid flag in regex options: ${invalid[0]}`);
  const inline = /^\(\?([imsx]+)\)/.exec(pattern);
  const flags = new Set(options + (inline?.[1] ?? ''));
  let source = pattern.slice(inline?.[0].length ?? 0);
  if (flags.has('x')) source = withoutLayout(source);
  source = withAnchors(source);
  const wanted = [...flags].filter((flag) => 'ims'.includes(flag)).join('');
  // Code points rather than UTF-16 units, unless the pattern uses escapes only the lenient syntax takes.
  return tryRegex(source, `${wanted}u`) ?? tryRegex(source, wanted) ?? refuse(pattern);
}

function refuse(pattern: string): never {
  throw new MongoError(51091, `Regular expression is invalid: ${pattern}`);
}

function tryRegex(source: string, flags: string): RegExp | null {
  try {
    return new RegExp(source, flags);
  } catch {
    return null;
  }
}

// The extended option: white space and comments mean nothing outside character classes.
function withoutLayout(source: string): string {
  return source.replace(/(\\.|\[(?:\\.|[^\]])*\])|#.*|\s+/g, (_, kept?: string) => kept ?? '');
}

const ANCHORS: Readonly<Record<string, string>> = {
  '\\A': '(?<![\\s\\S])',
  '\\z': '(?![\\s\\S])',
  '\\Z': '(?=\\n?(?![\\s\\S]))',
};

function withAnchors(source: string): string {
  return source.replace(/\\[\s\S]/g, (escape) => ANCHORS[escape] ?? escape);
}
