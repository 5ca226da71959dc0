import { ApolloArmor } from '@escape.tech/graphql-armor';
import { GraphQLError, type ValidationContext } from 'graphql';

/** Bounds every operation before it is executed; what exceeds them is refused with 400. */
export const queryLimits = {
  tokens: 1000,
  aliases: 15,
  depth: 8,
  cost: 5000,
  directives: 5,
  recursiveSelections: 1000,
};

// Apollo gives every validation error one `code`, and keeps what else its extensions say.
const exceeded = ['OPERATION_LIMIT', 'MAX_RECURSIVE_SELECTIONS_EXCEEDED'];
const refusal = 'The operation exceeds a limit on depth, aliases, directives or cost.';

/** Validation rules and plugins that enforce the limits. Tokens and recursion are bounded by parser and server. */
export function armour() {
  const report = (context: ValidationContext | null) =>
    context?.reportError(new GraphQLError(refusal, { extensions: { validationErrorCode: exceeded[0] } }));
  const limit = () => ({ onReject: [report], propagateOnRejection: false, exposeLimits: false });
  return new ApolloArmor({
    maxTokens: { enabled: false },
    maxAliases: { n: queryLimits.aliases, allowList: [], ...limit() },
    // How deep the answer is: a fragment is only another way to write its fields.
    maxDepth: { n: queryLimits.depth, flattenFragments: true, ...limit() },
    // Cost counts fields times page sizes; deeper fields don't cost more, or a full page of records would be refused.
    costLimit: { maxCost: queryLimits.cost, depthCostFactor: 1, ...limit() },
    maxDirectives: { n: queryLimits.directives, ...limit() },
  }).protect();
}

/** Whether a limit refused the operation: such a refusal keeps its 400 under any Accept header. */
export function exceedsLimit({ message, extensions }: GraphQLError): boolean {
  return (
    exceeded.includes(String(extensions.validationErrorCode)) ||
    /^(Syntax Error: Document contains more that \d+ tokens|Maximum introspection depth exceeded)/.test(
      message,
    )
  );
}
