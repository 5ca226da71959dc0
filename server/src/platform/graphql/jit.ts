import { type ApolloServerPlugin, type BaseContext, HeaderMap } from '@apollo/server';
import {
  type DocumentNode,
  type ExecutionResult,
  type GraphQLError,
  type GraphQLFormattedError,
  type GraphQLSchema,
} from 'graphql';
import { type CompiledQuery, compileQuery, isCompiledQuery } from 'graphql-jit';
import { isCompilable } from './compilable.js';

/** Turns an execution's error into what a client may see of it. */
export type FormatError<Context> = (error: GraphQLError, context: Context) => GraphQLFormattedError;

/** Null for what has to be interpreted. */
type Compiled = CompiledQuery | ExecutionResult | null;

/**
 * Executes operations by compiled code instead of graphql-js's interpreter: about twice the throughput for a page of
 * records. Compilations are kept as long as Apollo keeps the parsed document; what must not be compiled, Apollo executes
 * itself. Apollo formats errors only of its own execution, so the ones here pass `format`.
 */
export function compiledExecution<Context extends BaseContext>(
  schema: GraphQLSchema,
  format: FormatError<Context>,
): ApolloServerPlugin<Context> {
  const compile = compiler(schema);
  return {
    async requestDidStart() {
      return {
        async responseForOperation({ document, operationName, contextValue, request, ...found }) {
          // Without such an operation Apollo itself says so; its types promise one in any case.
          const operation = found.operation as { operation: string } | undefined;
          if (operation === undefined || operation.operation === 'subscription') return null;
          const query = compile(document, operationName);
          if (query === null) return null;
          const { data, errors } = isCompiledQuery(query)
            ? await query.query(undefined, contextValue, request.variables ?? {})
            : query;
          const shown = errors?.map((error) => format(error, contextValue));
          return {
            http: headOf(data, shown),
            body: {
              kind: 'single',
              singleResult: { ...(shown && { errors: shown }), ...(data !== undefined && { data }) },
            },
          };
        },
      };
    },
  };
}

/** 400 when nothing could be executed; 503 when nothing could be answered because a dependency is away. */
function headOf(data: unknown, errors: readonly GraphQLFormattedError[] | undefined) {
  const headers = new HeaderMap();
  if (data === undefined) return { status: 400, headers };
  const unavailable = data === null && errors?.every(({ extensions }) => extensions?.code === 'UNAVAILABLE');
  if (!unavailable) return { status: undefined, headers };
  headers.set('retry-after', '2');
  return { status: 503, headers };
}

function compiler(schema: GraphQLSchema) {
  const known = new WeakMap<DocumentNode, Map<string | null, Compiled>>();
  return (document: DocumentNode, operationName: string | null): Compiled => {
    const byName = known.get(document) ?? new Map<string | null, Compiled>();
    known.set(document, byName);
    const made = byName.get(operationName);
    if (made !== undefined) return made;
    const compiled = isCompilable(schema, document)
      ? compileQuery(schema, document, operationName ?? undefined)
      : null;
    byName.set(operationName, compiled);
    return compiled;
  };
}
