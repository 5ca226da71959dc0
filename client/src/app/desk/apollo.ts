import { ApolloClient, ApolloLink, HttpLink, InMemoryCache } from '@apollo/client';
import { CombinedGraphQLErrors } from '@apollo/client/errors';
import { ErrorLink } from '@apollo/client/link/error';
import { possibleTypes } from './possible-types.generated.js';

/** Called when the server no longer knows the session. */
let onSignedOut = () => undefined as void;

export function whenSignedOut(act: () => void): void {
  onSignedOut = act;
}

const sessions = new ErrorLink(({ error }) => {
  if (!CombinedGraphQLErrors.is(error)) return;
  if (error.errors.some(({ extensions }) => extensions?.code === 'UNAUTHENTICATED')) onSignedOut();
});

/** The API on this origin; the browser adds the session's cookie. */
export const client = new ApolloClient({
  link: ApolloLink.from([sessions, new HttpLink({ uri: '/graphql', credentials: 'same-origin' })]),
  cache: new InMemoryCache({
    possibleTypes,
    // Texts have no id; queries that ask for other parts of one add to it.
    typePolicies: { LocalizedText: { merge: true } },
  }),
  defaultOptions: { watchQuery: { fetchPolicy: 'cache-and-network', nextFetchPolicy: 'cache-first' } },
});
