import { type ApolloServerPlugin, type BaseContext, HeaderMap } from '@apollo/server';
import {
  type DocumentNode,
  type ExecutionResult,
  GraphQLError,
  type GraphQLFormattedError,
  type GraphQLSchema,
} from 'graphql';
import { type CompiledQuery, compileQuery, isCompiledQuery } from 'graphql-jit';

/** Turns an execution's errors into what a client may see of them. */
export type FormatErrors = (errors: readonly GraphQLError[]) => GraphQLFormattedError[];

/**
 * Executes operations by compiled code instead of graphql-js's interpreter: about twice the throughput for a page of
 * records. Compilations are kept as long as Apollo keeps the parsed document. Apollo formats errors only of its own
 * execution, so the ones here pass `formatErrors`.
 */
export function compiledExecution<Context extends BaseContext>(
  schema: GraphQLSchema,
  formatErrors: FormatErrors,
): ApolloServerPlugin<Context> {
  const compiled = new WeakMap<DocumentNode, Map<string, CompiledQuery | ExecutionResult>>();

  function compile(document: DocumentNode, operationName: string | null): CompiledQuery | ExecutionResult {
    const byName = compiled.get(document) ?? new Map<string, CompiledQuery | ExecutionResult>();
    compiled.set(document, byName);
    const known = byName.get(operationName ?? '');
    if (known) return known;
    const made = compileQuery(schema, document, operationName ?? undefined);
    byName.set(operationName ?? '', made);
    return made;
  }

  return {
    async requestDidStart() {
      return {
        async responseForOperation({ document, operationName, contextValue, request, operation }) {
          if (operation.operation === 'subscription') return null;
          const query = compile(document, operationName);
          const result = isCompiledQuery(query)
            ? await query.query(undefined, contextValue, request.variables ?? {})
            : query;
          const errors = result.errors && formatErrors(result.errors);
          const refused = result.data === undefined;
          return {
            http: { status: refused ? 400 : undefined, headers: new HeaderMap() },
            body: { kind: 'single', singleResult: errors ? { ...result, errors } : result },
          };
        },
      };
    },
  };
}
