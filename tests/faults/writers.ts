import { setTimeout as pause } from 'node:timers/promises';
import { type Client } from './client.js';
import { type Setting } from './setting.js';

/** Something that is written step by step. It goes on after a crash where the last acknowledgement left it. */
export interface Work {
  /** Writes that were acknowledged. */
  readonly acknowledged: number;
  readonly isDone: boolean;
  /**
   * Sends the next write, under an Idempotency-Key that stays the same when it has to be sent again. Answers false when
   * there was no answer, so that nobody can know whether it happened.
   */
  advance(client: Client): Promise<boolean>;
}

/** The record that a write answers; null when no answer came. Throws when it was refused. */
export async function written(
  client: Client,
  body: { query: string; variables: Record<string, unknown> },
  as: { token: string; idempotencyKey: string },
): Promise<{ id: string; version: number } | null> {
  const answer = await client.post('/graphql', JSON.stringify(body), as).catch((): null => null);
  if (answer === null || answer.status === 503) return null;
  const record = (JSON.parse(answer.text) as Answered).data?.answer;
  if (record?.id === undefined) throw new Error(`refused: ${answer.text}`);
  return { id: record.id, version: record.version };
}

/** One need on its way through the API. */
export class Need implements Work {
  /** The record's version must not be below it. */
  acknowledged = 0;
  id: string | null = null;

  constructor(
    readonly number: number,
    private readonly setting: Setting,
  ) {}

  /** Its number in the enterprise's own system, by which it is found even if its draft was never acknowledged. */
  get externalRef(): string {
    return `need-${this.number}`;
  }

  get isDone(): boolean {
    return this.acknowledged === steps.length;
  }

  async advance(client: Client): Promise<boolean> {
    const { enterprise, ...setting } = this.setting;
    const step = steps[this.acknowledged]!;
    const body = { query: step.mutation, variables: step.variables(this, setting) };
    const idempotencyKey = `${this.externalRef} ${this.acknowledged}`;
    const record = await written(client, body, { token: enterprise, idempotencyKey });
    if (record === null) return false;
    this.id = record.id;
    this.acknowledged++;
    if (record.version < this.acknowledged) throw new Error(`a write is missing: ${JSON.stringify(record)}`);
    return true;
  }
}

/** People who keep writing. */
export class Writers<W extends Work> {
  readonly works: W[] = [];

  /** `begin` makes the next work, by its number from 1. */
  constructor(private readonly begin: (number: number) => W) {}

  /** Writes that were acknowledged so far. */
  get acknowledged(): number {
    return this.works.reduce((sum, { acknowledged }) => sum + acknowledged, 0);
  }

  /** Keeps `workers` works under way until the server does not answer any more, or `isOver` says so. */
  async run(client: Client, workers: number, isOver: () => boolean = () => false): Promise<void> {
    const interrupted = this.works.filter(({ isDone }) => !isDone);
    const next = () => interrupted.shift() ?? this.#begin();
    const write = async () => {
      for (let work = next(); ; work = next()) {
        while (!work.isDone) if (isOver() || !(await work.advance(client))) return;
      }
    };
    await Promise.all(Array.from({ length: workers }, write));
  }

  /** Waits until so many more writes were acknowledged. */
  async reach(more: number): Promise<void> {
    const wanted = this.acknowledged + more;
    while (this.acknowledged < wanted) await pause(1);
  }

  #begin(): W {
    const work = this.begin(this.works.length + 1);
    this.works.push(work);
    return work;
  }
}

interface Answered {
  readonly data?: { readonly answer?: { readonly id?: string; readonly version: number } } | null;
}

interface Step {
  readonly mutation: string;
  readonly variables: (need: Need, setting: Omit<Setting, 'enterprise'>) => Record<string, unknown>;
}

const answered = `{ __typename ... on Requirement { id version status }
  ... on InvalidInput { problems { path code message } } ... on IllegalTransition { state } ... on StaleState { message } }`;

const english = (text: string) => ({ lang: 'EN', text });
const indicator = { name: english('Wear'), comparator: 'AT_MOST', target: '0.35', mustHave: true };

/** What happens to each need, one write after the other; each leaves one row of history. */
const steps: readonly Step[] = [
  {
    mutation: `mutation($input: DraftRequirementInput!) { answer: draftRequirement(input: $input) ${answered} }`,
    variables: ({ number, externalRef }, { challengeId, organizationId }) => ({
      input: { challengeId, organizationId, externalRef, field: 'other', title: english(`Need ${number}`) },
    }),
  },
  {
    mutation: `mutation($id: ID!, $input: RequirementInput!) { answer: editRequirement(id: $id, input: $input) ${answered} }`,
    variables: ({ id, number }) => ({
      id,
      input: { summary: english(`What need ${number} is about`), indicators: [indicator] },
    }),
  },
  {
    mutation: `mutation($id: ID!) { answer: submitRequirement(id: $id) ${answered} }`,
    variables: ({ id }) => ({ id }),
  },
  {
    mutation: `mutation($id: ID!) { answer: withdrawRequirement(id: $id, act: { reason: "solved" }) ${answered} }`,
    variables: ({ id }) => ({ id }),
  },
];
