import {
  type GraphQLArgument,
  type GraphQLInputType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isScalarType,
} from 'graphql';
import { minimal } from '../matrix/asking.js';

/** One place of a root field's arguments where a scalar stands; `0` is the first of a list. */
export interface Leaf {
  readonly path: readonly string[];
  readonly type: string;
}

type Json = Record<string, unknown>;

/** Every scalar of the arguments, however deep. */
export function leavesOf(args: readonly GraphQLArgument[]): Leaf[] {
  return args.flatMap(({ name, type }) => leavesIn(type, [name]));
}

function leavesIn(type: GraphQLInputType, path: readonly string[]): Leaf[] {
  if (isNonNullType(type)) return leavesIn(type.ofType, path);
  if (isListType(type)) return leavesIn(type.ofType, [...path, '0']);
  if (isScalarType(type) || isEnumType(type)) return [{ path, type: type.name }];
  return Object.values(type.getFields()).flatMap((field) => leavesIn(field.type, [...path, field.name]));
}

/** The arguments with `value` at the leaf; what stands around it and is not given is the least that is valid. */
export function withLeaf(
  args: readonly GraphQLArgument[],
  given: Json,
  { path: [name, ...rest] }: Leaf,
  value: unknown,
): Json {
  const { type } = args.find((each) => each.name === name)!;
  return { ...given, [name!]: placed(type, given[name!], rest, value) };
}

function placed(type: GraphQLInputType, given: unknown, path: readonly string[], value: unknown): unknown {
  const [next, ...rest] = path;
  if (next === undefined) return value;
  if (isNonNullType(type)) return placed(type.ofType, given, path, value);
  if (isListType(type)) {
    const [first, ...others] = Array.isArray(given) ? (given as unknown[]) : [];
    return [placed(type.ofType, first, rest, value), ...others];
  }
  if (!isInputObjectType(type)) return value;
  const known = (given ?? minimal(type)) as Json;
  return { ...known, [next]: placed(type.getFields()[next]!.type, known[next], rest, value) };
}
