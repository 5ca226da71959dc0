import { ApolloServer, type ApolloServerPlugin, type BaseContext } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { type DocumentNode, GraphQLError, type GraphQLSchema, validate } from 'graphql';
import { type DescribeError, errorFormatter, type ReportError } from './errors.js';
import { compiledExecution } from './execution.js';
import { armour, exceedsLimit, queryLimits } from './limits.js';

export interface GraphQLServerParts<Context> {
  readonly schema: GraphQLSchema;
  readonly describe: DescribeError;
  readonly report: ReportError;
  readonly requestIdOf: (context: Context) => string;
}

/** An Apollo Server with our limits, masked errors and compiled execution; not started. */
export function createGraphQLServer<Context extends BaseContext>(
  parts: GraphQLServerParts<Context>,
): ApolloServer<Context> {
  const { schema, describe, report, requestIdOf } = parts;
  const format = errorFormatter(describe, report);
  const { plugins, validationRules } = armour();
  return new ApolloServer<Context>({
    schema,
    introspection: true,
    csrfPrevention: true,
    cache: 'bounded',
    persistedQueries: false,
    stopOnTerminationSignals: false,
    allowBatchedHttpRequests: false,
    hideSchemaDetailsFromClientErrors: true,
    includeStacktraceInErrorResponses: false,
    nodeEnv: 'production',
    parseOptions: { maxTokens: queryLimits.tokens },
    maxRecursiveSelections: queryLimits.recursiveSelections,
    validationRules,
    formatError: (_formatted, error) => format(asGraphQLError(error)),
    plugins: [
      ...(plugins as ApolloServerPlugin<Context>[]),
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      compiledExecution<Context>(schema, (error, context) => format(error, requestIdOf(context))),
      wellFormedAnswersUnderJson((document) => validate(schema, document, validationRules).length === 0),
      requestIdsInErrors(requestIdOf),
    ],
  });
}

/**
 * GraphQL over HTTP: under `application/json` a well-formed GraphQL answer has status 200 even when the operation could
 * not be parsed or validated; under `application/graphql-response+json` it has 400. What exceeds a limit stays 400, even
 * where Apollo found other faults first and never came to the limits.
 */
function wellFormedAnswersUnderJson(
  isWithinLimits: (document: DocumentNode) => boolean,
): ApolloServerPlugin<BaseContext> {
  return {
    async requestDidStart() {
      return {
        async willSendResponse({ request, response, errors, document }) {
          const accept = request.http?.headers.get('accept') ?? '';
          if (response.http.status !== 400 || accept.includes('application/graphql-response+json')) return;
          if (errors?.some(exceedsLimit) || (document && !isWithinLimits(document))) return;
          if (request.query !== undefined) response.http.status = 200;
        },
      };
    },
  };
}

/** Lets whoever sees an error name the request it belongs to. */
function requestIdsInErrors<Context extends BaseContext>(
  requestIdOf: (context: Context) => string,
): ApolloServerPlugin<Context> {
  return {
    async requestDidStart({ contextValue }) {
      return {
        async willSendResponse({ response: { body } }) {
          if (body.kind !== 'single' || !body.singleResult.errors) return;
          const requestId = requestIdOf(contextValue);
          body.singleResult.errors = body.singleResult.errors.map((error) => ({
            ...error,
            extensions: { ...error.extensions, requestId },
          }));
        },
      };
    },
  };
}

function asGraphQLError(error: unknown): GraphQLError {
  if (error instanceof GraphQLError) return error;
  const originalError = error instanceof Error ? error : new Error(String(error));
  return new GraphQLError('', { originalError, extensions: { code: 'INTERNAL_SERVER_ERROR' } });
}
