import { type ApolloClient } from '@apollo/client';
import { failureOf } from '../../../ui/acting.js';
import { draftOf } from './draft.js';
import { type KeeperPort, type Sent } from './DraftKeeper.js';
import { KeepSolutionDocument, type KeepSolutionMutation, SolutionKeptDocument } from './wizard.generated.js';

/** Sends and reads the working copy of one solution. */
export function keeperPort(client: ApolloClient, id: string): KeeperPort {
  return {
    send: (content, expectedVersion) =>
      client
        .mutate({ mutation: KeepSolutionDocument, variables: { id, content, act: { expectedVersion } } })
        .then(({ data }) => sentOf(data!.editSolution), failed),
    read: () =>
      client.query({ query: SolutionKeptDocument, variables: { id }, fetchPolicy: 'network-only' }).then(
        ({ data }) => {
          const solution = data?.solution;
          return solution?.content ? { version: solution.version, draft: draftOf(solution.content) } : null;
        },
        () => null,
      ),
  };
}

function sentOf(answer: KeepSolutionMutation['editSolution']): Sent {
  if (answer.__typename === 'Solution') return { kind: 'kept', version: answer.version };
  if (answer.__typename === 'StaleState') return { kind: 'stale' };
  if (answer.__typename === 'InvalidInput') return { kind: 'invalid', problems: answer.problems };
  return { kind: 'closed' };
}

/** A session that ended is told by the shell, which leads back here; until then the text waits. */
function failed(error: unknown): Sent {
  const { code, problems } = failureOf(error);
  if (code === 'INVALID_INPUT') return { kind: 'invalid', problems };
  return code === 'FORBIDDEN' || code === 'NOT_FOUND' ? { kind: 'closed' } : { kind: 'unreachable' };
}
