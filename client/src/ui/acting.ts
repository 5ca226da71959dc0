import { type ApolloClient, type OperationVariables, type TypedDocumentNode } from '@apollo/client';
import { CombinedGraphQLErrors } from '@apollo/client/errors';
import { useApolloClient } from '@apollo/client/react';
import { useCallback, useState } from 'react';

/** What is wrong with one field of an input; the code is stable. */
export interface FieldProblem {
  readonly path: string;
  readonly code: string;
  readonly message: string;
}

/** Why an action was not done; nothing was changed. */
export interface Refusal {
  readonly kind: 'invalid' | 'illegal' | 'stale' | 'conflict' | 'refused' | 'failed';
  readonly problems: readonly FieldProblem[];
  /** A code of `shared/vocabulary/errors`, where there is one. */
  readonly code?: string;
  /** English, for developers. */
  readonly message?: string;
  readonly requestId?: string;
}

/** The circumstances of an act, as the API takes them. */
export interface ActInput {
  expectedVersion?: number;
  reason?: string;
  decisionNumber?: string;
  /** An instant. */
  effectiveAt?: string;
  onBehalfOf?: { kind: 'ORGANIZATION' | 'PERSON'; id: string };
  /** The id of a file. */
  evidence?: string;
}

type Result<Data> = Data extends { __typename?: string } ? never : Data[keyof Data];
type Refused = 'InvalidInput' | 'IllegalTransition' | 'StaleState' | 'Conflict' | 'LoginRefused';
/** What a mutation answers when it was done. */
export type Done<Data> = Exclude<Result<Data>, { __typename: Refused }>;

const kinds: Record<Refused, Refusal['kind']> = {
  InvalidInput: 'invalid',
  IllegalTransition: 'illegal',
  StaleState: 'stale',
  Conflict: 'conflict',
  LoginRefused: 'refused',
};

/**
 * Runs a mutation that answers a union (ask for `__typename` in it): `act` gives what was done, or null and says why in
 * `refusal`. Every call carries an Idempotency-Key, so that a repetition by the network does nothing twice.
 */
export function useAct<Data, Variables extends OperationVariables>(
  document: TypedDocumentNode<Data, Variables>,
): {
  readonly act: (variables: Variables) => Promise<Done<Data> | null>;
  readonly refusal: Refusal | null;
  readonly isActing: boolean;
  readonly forget: () => void;
} {
  const client = useApolloClient();
  const [isActing, setActing] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const act = useCallback(
    async (variables: Variables): Promise<Done<Data> | null> => {
      setActing(true);
      setRefusal(null);
      const outcome = await attempt(client, document, variables);
      setRefusal(outcome.refusal);
      setActing(false);
      return outcome.done;
    },
    [client, document],
  );
  return { act, refusal, isActing, forget: useCallback(() => setRefusal(null), []) };
}

/** What became of a mutation: it was done, or why not. */
export interface Outcome<Data> {
  readonly done: Done<Data> | null;
  readonly refusal: Refusal | null;
}

/** Runs one of many mutations; `keepalive` lets the browser finish it although the page is being left. */
export async function attempt<Data, Variables extends OperationVariables>(
  client: ApolloClient,
  mutation: TypedDocumentNode<Data, Variables>,
  variables: Variables,
  { keepalive = false } = {},
): Promise<Outcome<Data>> {
  const context = { headers: { 'idempotency-key': randomKey() }, fetchOptions: { keepalive } };
  const options = { mutation, variables, context } as unknown as ApolloClient.MutateOptions<Data, Variables>;
  return client.mutate(options).then(
    ({ data }) => outcomeOf(data as Data),
    (error: unknown) => ({ done: null, refusal: failureOf(error) }),
  );
}

function outcomeOf<Data>(data: Data): Outcome<Data> {
  const result = Object.values(data as object).find((value) => typeof value === 'object') as
    { __typename: string; problems?: FieldProblem[]; message?: string; path?: string } | undefined;
  const kind = kinds[(result?.__typename ?? '') as Refused];
  if (!kind) return { done: result as Done<Data>, refusal: null };
  const { message = '', path } = result!;
  const problems = result!.problems ?? (path ? [{ path, code: 'CONFLICT', message }] : []);
  return { done: null, refusal: { kind, problems, message } };
}

/** Code and request id of an error that a query or mutation ended with. */
export function failureOf(error: unknown): Refusal {
  const first = CombinedGraphQLErrors.is(error) ? error.errors[0] : undefined;
  const { code, requestId, problems } = (first?.extensions ?? {}) as {
    code?: string;
    requestId?: string;
    problems?: FieldProblem[];
  };
  const message = first?.message ?? (error instanceof Error ? error.message : String(error));
  return {
    kind: 'failed',
    problems: problems ?? [],
    message,
    ...(code && { code }),
    ...(requestId && { requestId }),
  };
}

/** `crypto.randomUUID` exists on secure origins only; a trial on a plain address must work, too. */
function randomKey(): string {
  return [...crypto.getRandomValues(new Uint32Array(4))].map((part) => part.toString(36)).join('');
}
