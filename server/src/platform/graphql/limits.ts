import { ApolloArmor } from '@escape.tech/graphql-armor';
import { type GraphQLError } from 'graphql';

/** Bounds every operation before it is executed; what exceeds them is refused with 400. */
export const queryLimits = {
  tokens: 1000,
  aliases: 15,
  depth: 8,
  cost: 5000,
  directives: 5,
  recursiveSelections: 1000,
};

/** Errors that a limit raised: they keep their 400 under any Accept header. */
export const limitErrors = new WeakSet<Error>();

/** Validation rules and plugins that enforce the limits. Tokens are bounded by the parser itself. */
export function armour() {
  const onReject = [(_context: unknown, error: GraphQLError) => void limitErrors.add(error)];
  const limit = { onReject, exposeLimits: false };
  return new ApolloArmor({
    maxTokens: { enabled: false },
    maxAliases: { n: queryLimits.aliases, allowList: [], ...limit },
    maxDepth: { n: queryLimits.depth, ...limit },
    costLimit: { maxCost: queryLimits.cost, ...limit },
    maxDirectives: { n: queryLimits.directives, ...limit },
  }).protect();
}
