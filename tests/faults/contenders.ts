import { type TestApp } from '../factories/index.js';
import { Client } from './client.js';
import { type Race } from './races.js';

/** What came of one round in which many wanted the same at the same moment. */
export interface Contest {
  /** How many each answer was given: the type of a record for a winner, or the name of a failure or error code. */
  readonly answers: ReadonlyMap<string, number>;
  readonly winners: number;
  /** Rows of history that say it happened. */
  readonly historyRows: number;
  /** Events about it. */
  readonly events: number;
}

/** Failures that a loser may be told. */
export const losses = ['IllegalTransition', 'StaleState', 'Conflict', 'InvalidInput ALREADY_SIGNED'];

/** Makes ready for a round, and has all contenders try at once over HTTP. */
export async function contend(app: TestApp, race: Race, contenders: number): Promise<Contest> {
  const { subjects, tries } = await race.ready();
  const client = new Client(app.url, contenders);
  const texts = await Promise.all(
    Array.from({ length: contenders }, (_none, index) => {
      const { token, variables } = tries(index);
      return client.post('/graphql', JSON.stringify({ query: race.query, variables }), { token });
    }),
  );
  client.close();
  const answers = new Map<string, number>();
  for (const { text } of texts) {
    const name = nameOf(text);
    answers.set(name, (answers.get(name) ?? 0) + 1);
  }
  const { kind, action, to } = race.fact;
  const about = { subjectKind: kind, subjectId: { $in: [...subjects] } };
  const { db } = app.kernel.connection;
  const historyRows = await db!.collection('history').countDocuments({ ...about, action, to });
  const told = { ...about, topic: `${kind}.${action}`, 'body.to': to };
  const events = await db!.collection('outbox').countDocuments(told);
  await race.after?.(subjects);
  return { answers, winners: answers.get(race.winner) ?? 0, historyRows, events };
}

interface Answered {
  readonly data?: {
    readonly answer: { readonly __typename: string; readonly problems?: readonly { code: string }[] };
  } | null;
  readonly errors?: readonly { readonly extensions: { readonly code: string } }[];
}

function nameOf(text: string): string {
  const { data, errors } = JSON.parse(text) as Answered;
  if (!data) return errors?.[0]?.extensions.code ?? text;
  const { __typename, problems = [] } = data.answer;
  return [__typename, ...problems.map(({ code }) => code)].join(' ');
}
