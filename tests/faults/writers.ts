import { setTimeout as pause } from 'node:timers/promises';
import { type Client } from './client.js';
import { type Setting } from './setting.js';

/** One need on its way through the API. It goes on after a crash where the last acknowledgement left it. */
export class Need {
  /** Writes that were acknowledged: the record's version must not be below it. */
  acknowledged = 0;
  id: string | null = null;

  constructor(readonly number: number) {}

  /** Its number in the enterprise's own system, by which it is found even if its draft was never acknowledged. */
  get externalRef(): string {
    return `need-${this.number}`;
  }

  get isDone(): boolean {
    return this.acknowledged === steps.length;
  }

  /**
   * Sends the next write, under an Idempotency-Key that stays the same when it has to be sent again. Answers false when
   * there was no answer, so that nobody can know whether it happened.
   */
  async advance(client: Client, { enterprise, ...setting }: Setting): Promise<boolean> {
    const step = steps[this.acknowledged]!;
    const body = JSON.stringify({ query: step.mutation, variables: step.variables(this, setting) });
    const idempotencyKey = `${this.externalRef} ${this.acknowledged}`;
    const answer = await client
      .post('/graphql', body, { token: enterprise, idempotencyKey })
      .catch((): null => null);
    if (answer === null || answer.status === 503) return false;
    const written = (JSON.parse(answer.text) as Answered).data?.answer;
    if (written?.id === undefined) throw new Error(`refused: ${answer.text}`);
    this.id = written.id;
    this.acknowledged++;
    if (written.version < this.acknowledged) throw new Error(`a write is missing: ${answer.text}`);
    return true;
  }
}

/** Enterprises that keep handing in needs. */
export class Writers {
  readonly needs: Need[] = [];

  /** Writes that were acknowledged so far. */
  get acknowledged(): number {
    return this.needs.reduce((sum, { acknowledged }) => sum + acknowledged, 0);
  }

  /** Keeps `workers` needs under way until the server does not answer any more, or `isOver` says so. */
  async run(
    client: Client,
    setting: Setting,
    workers: number,
    isOver: () => boolean = () => false,
  ): Promise<void> {
    const interrupted = this.needs.filter(({ isDone }) => !isDone);
    const next = () => interrupted.shift() ?? this.#begin();
    const work = async () => {
      for (let need = next(); ; need = next()) {
        while (!need.isDone) if (isOver() || !(await need.advance(client, setting))) return;
      }
    };
    await Promise.all(Array.from({ length: workers }, work));
  }

  /** Waits until so many more writes were acknowledged. */
  async reach(more: number): Promise<void> {
    const wanted = this.acknowledged + more;
    while (this.acknowledged < wanted) await pause(1);
  }

  #begin(): Need {
    const need = new Need(this.needs.length + 1);
    this.needs.push(need);
    return need;
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
