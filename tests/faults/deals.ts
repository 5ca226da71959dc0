import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { startEmbeddedMongo } from '@duijie/embedded-mongodb';
import { aDocking, startTestApp, type TestApp } from '../factories/index.js';
import { type Client } from './client.js';
import { type Work, written } from './writers.js';

/** An agreement about which contracts are made, and the access tokens of those who make them. */
export interface Agreement {
  readonly dockingId: string;
  readonly organizer: string;
  /** Signs and pays for the enterprise. */
  readonly enterprise: string;
  /** Signs for the institution. */
  readonly institution: string;
}

/** Fills an empty data folder, past any server, with an agreement and everybody who had to do with it. */
export async function anAgreementIn(dataDir: string): Promise<Agreement> {
  const database = await startEmbeddedMongo({ path: join(dataDir, 'database') });
  const { TEST_DATABASE_URI } = process.env;
  process.env.TEST_DATABASE_URI = database.uri;
  const app = await startTestApp().finally(() => restore(TEST_DATABASE_URI));
  const { cast, team, docking } = await aDocking(app, { status: 'agreed' });
  await keepAs(app, 'duijie');
  await cp(app.dataDir, dataDir, { recursive: true });
  await app.close();
  await database.close();
  return {
    dockingId: docking._id,
    organizer: cast.organizer.token,
    enterprise: cast.member.token,
    institution: team.signatory.token,
  };
}

function restore(uri: string | undefined): void {
  if (uri === undefined) delete process.env.TEST_DATABASE_URI;
  else process.env.TEST_DATABASE_URI = uri;
}

/** Under the name that a server gives its database. */
async function keepAs({ kernel }: TestApp, name: string): Promise<void> {
  const { connection } = kernel;
  const kept = connection.getClient().db(name);
  for (const collection of await connection.db!.collections()) {
    const rows = await collection.find().toArray();
    if (rows.length > 0) await kept.collection(collection.collectionName).insertMany(rows);
  }
}

const perYuan = 100n;
/** What each contract comes to, in fen, before and after its correction. */
export const totals = { drafted: 1_000n * perYuan, corrected: 1_100n * perYuan };
export const payment = 100n * perYuan;

/** One contract on its way through the API: drafted, signed, registered, performed, paid, corrected, accepted. */
export class Deal implements Work {
  acknowledged = 0;
  id: string | null = null;

  constructor(
    readonly number: number,
    private readonly agreement: Agreement,
  ) {}

  /** Its name, by which it is found even if its draft was never acknowledged. */
  get name(): string {
    return `deal ${this.number}`;
  }

  get isDone(): boolean {
    return this.acknowledged === steps.length;
  }

  /** Facts about the contract itself, and payments, among what was acknowledged. */
  get acknowledgedFacts(): { contract: number; payments: number } {
    const done = steps.slice(0, this.acknowledged);
    const payments = done.filter(({ isPayment }) => isPayment).length;
    return { contract: done.length - payments, payments };
  }

  async advance(client: Client): Promise<boolean> {
    const step = steps[this.acknowledged]!;
    const body = { query: step.mutation, variables: step.variables(this, this.agreement) };
    const idempotencyKey = `${this.name} ${this.acknowledged}`;
    const record = await written(client, body, { token: this.agreement[step.by], idempotencyKey });
    if (record === null) return false;
    if (!step.isPayment) this.id = record.id;
    this.acknowledged++;
    return true;
  }
}

interface Step {
  readonly by: 'organizer' | 'enterprise' | 'institution';
  readonly mutation: string;
  readonly isPayment?: true;
  readonly variables: (deal: Deal, agreement: Agreement) => Record<string, unknown>;
}

const answeredAs = (type: 'Contract' | 'Payment') => `{ __typename ... on ${type} { id version }
  ... on InvalidInput { problems { path code message } } ... on IllegalTransition { state } ... on StaleState { message } }`;
const english = (text: string) => ({ lang: 'EN', text });

const onId = (by: Step['by'], call: string): Step => ({
  by,
  mutation: `mutation($id: ID!) { answer: ${call} ${answeredAs('Contract')} }`,
  variables: ({ id }) => ({ id }),
});

const withInput = (
  by: Step['by'],
  mutation: string,
  inputType: string,
  input: (deal: Deal, agreement: Agreement) => object,
): Step => {
  const isOnId = !inputType.startsWith('Draft') && !inputType.startsWith('Record');
  const [declared, passed] = isOnId ? ['$id: ID!, ', 'id: $id, '] : ['', ''];
  return {
    by,
    mutation: `mutation(${declared}$input: ${inputType}!) { answer: ${mutation}(${passed}input: $input${
      mutation === 'correctContract' ? ', act: { reason: "a typing error" }' : ''
    }) ${answeredAs(inputType.includes('Payment') ? 'Payment' : 'Contract')} }`,
    variables: (deal, agreement) => ({ ...(isOnId && { id: deal.id }), input: input(deal, agreement) }),
  };
};

const pay: Step = {
  ...withInput('enterprise', 'recordPayment', 'RecordPaymentInput', ({ id }) => ({
    ...{ contractId: id, from: 0, to: 1, amount: String(payment) },
  })),
  isPayment: true,
};

/** What happens to each contract, one write after the other; each leaves one row of history. */
const steps: readonly Step[] = [
  withInput('organizer', 'draftContract', 'DraftContractInput', ({ name }, { dockingId }) => ({
    ...{ dockingId, kind: 'FORMAL', name: english(name), total: String(totals.drafted) },
  })),
  onId('enterprise', 'signContract(id: $id, party: 0)'),
  onId('institution', 'signContract(id: $id, party: 1)'),
  withInput('organizer', 'registerContract', 'RegisterContractInput', ({ name }) => ({
    ...{ office: english('Office'), number: name, type: 'DEVELOPMENT', technologyValue: '1' },
  })),
  onId('organizer', 'performContract(id: $id)'),
  pay,
  pay,
  withInput('organizer', 'correctContract', 'CorrectContractInput', () => ({
    total: String(totals.corrected),
  })),
  onId('enterprise', 'acceptContract(id: $id)'),
];
