import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';
import { GraphQLDateTime } from 'graphql-scalars';
import { parseFen } from '../money.js';

function readFen(value: unknown): bigint {
  if (typeof value !== 'string') throw wrongFen();
  try {
    return parseFen(value);
  } catch {
    throw wrongFen();
  }
}

function wrongFen(): GraphQLError {
  return new GraphQLError('Fen is a decimal string of whole fen, e.g. "150000000"', {
    extensions: { code: 'BAD_USER_INPUT' },
  });
}

/** An amount of money: whole fen as a decimal string, exact at any size. */
export const FenScalar = new GraphQLScalarType<bigint, string>({
  name: 'Fen',
  description: 'An amount of money in whole fen (1 yuan = 100 fen) as a decimal string, e.g. "150000000".',
  serialize: (value) => String(value),
  parseValue: readFen,
  parseLiteral: (node) => readFen(node.kind === Kind.STRING ? node.value : null),
});

const dateTime = GraphQLDateTime.toConfig();

/** An instant, RFC 3339; what is none is the client's mistake, in a variable as in a literal. */
export const DateTimeScalar = new GraphQLScalarType<Date, Date>({
  ...dateTime,
  parseValue: (value) => orWrongInput(() => dateTime.parseValue(value)),
  parseLiteral: (node, variables) => orWrongInput(() => dateTime.parseLiteral(node, variables)),
});

function orWrongInput<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new GraphQLError((error as Error).message, { extensions: { code: 'BAD_USER_INPUT' } });
  }
}
