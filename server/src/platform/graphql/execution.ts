import { type ApolloServerPlugin, type BaseContext, HeaderMap } from '@apollo/server';
import {
  type DocumentNode,
  execute,
  type ExecutionResult,
  type GraphQLError,
  type GraphQLFormattedError,
  type GraphQLSchema,
} from 'graphql';
import { compileQuery, isCompiledQuery } from 'graphql-jit';
import { isCompilable } from './compilable.js';

/** Turns an execution's error into what a client may see of it. */
export type FormatError<Context> = (error: GraphQLError, context: Context) => GraphQLFormattedError;

type Run = (
  context: unknown,
  variables: Record<string, unknown>,
) => ExecutionResult | Promise<ExecutionResult>;

/**
 * Executes operations that are asked again by compiled code instead of graphql-js's interpreter: about twice the
 * throughput for a page of records. Compiling costs as much as many executions, so what is asked once is interpreted, and
 * so is what must not become code. Compilations are kept as long as Apollo keeps the parsed document. Apollo formats
 * errors only of its own execution, so the ones here pass `format`.
 */
export function compiledExecution<Context extends BaseContext>(
  schema: GraphQLSchema,
  format: FormatError<Context>,
): ApolloServerPlugin<Context> {
  const runnerOf = runners(schema);
  return {
    async requestDidStart() {
      return {
        async responseForOperation({ document, operationName, contextValue, request, ...found }) {
          // Without such an operation Apollo itself says so; its types promise one in any case.
          const operation = found.operation as { operation: string } | undefined;
          if (operation === undefined) return null;
          const run = runnerOf(document, operationName);
          const { errors, ...result } = await run(contextValue, request.variables ?? {});
          // An error without a path was met before any field was asked for.
          const data = errors?.some(({ path }) => path === undefined) ? undefined : result.data;
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

function runners(schema: GraphQLSchema) {
  const askedOnce = new WeakSet<DocumentNode>();
  const known = new WeakMap<DocumentNode, Map<string | null, Run>>();
  return (document: DocumentNode, operationName: string | null): Run => {
    const name = operationName ?? undefined;
    if (!askedOnce.has(document)) {
      askedOnce.add(document);
      return interpreted(schema, document, name);
    }
    const byName = known.get(document) ?? new Map<string | null, Run>();
    known.set(document, byName);
    const found = byName.get(operationName);
    if (found) return found;
    const made = (isCompilable(schema, document) ? compiled : interpreted)(schema, document, name);
    byName.set(operationName, made);
    return made;
  };
}

function interpreted(schema: GraphQLSchema, document: DocumentNode, operationName?: string): Run {
  return (contextValue, variableValues) =>
    execute({ schema, document, operationName, contextValue, variableValues });
}

function compiled(schema: GraphQLSchema, document: DocumentNode, operationName?: string): Run {
  const query = compileQuery(schema, document, operationName);
  return isCompiledQuery(query)
    ? (context, variables) => query.query(undefined, context, variables)
    : () => query;
}
