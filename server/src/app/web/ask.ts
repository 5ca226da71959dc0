import { type ApolloServer } from '@apollo/server';
import { type ErrorCode, errorCodes, type Language } from '@duijie/shared';
import { type DocumentNode, type GraphQLFormattedError } from 'graphql';
import { anonymousViewer, DomainError } from '../../kernel/index.js';
import { LoaderScope, type RequestContext } from '../../kernel/graphql/index.js';

/** Asks the API in this very process what anybody may ask. */
export type Ask = (document: object, variables: Readonly<Record<string, unknown>>) => Promise<unknown>;

/** Who asks: nobody in particular, in a language, for a request. */
export interface Visitor {
  readonly requestId: string;
  readonly language: Language;
}

/** Questions of the public pages: the same schema, rules and limits as over HTTP, without a way around by the network. */
export function publicQuestions(server: ApolloServer<RequestContext>): (visitor: Visitor) => Ask {
  return (visitor) => async (document, variables) => {
    const contextValue: RequestContext = {
      viewer: anonymousViewer(visitor),
      loaders: new LoaderScope(),
      setSession: () => undefined,
    };
    const operation = { query: document as DocumentNode, variables: { ...variables } };
    const { body } = await server.executeOperation(operation, { contextValue });
    if (body.kind !== 'single') throw new Error('the public pages ask nothing that is answered bit by bit');
    const { data, errors } = body.singleResult;
    if (errors?.length) throw refusalOf(errors[0]!);
    // As over HTTP: instants are texts of ISO 8601.
    return JSON.parse(JSON.stringify(data)) as unknown;
  };
}

/** Its code says what happened; what is masked for clients stays so for pages, and is logged where it was met. */
function refusalOf({ extensions, message }: GraphQLFormattedError): DomainError {
  const code = String(extensions?.code);
  return Object.hasOwn(errorCodes, code)
    ? new DomainError(code as ErrorCode)
    : new DomainError('INTERNAL', message);
}
