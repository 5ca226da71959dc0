import { legalActions } from '@duijie/shared';
import { type GraphQLSchema } from 'graphql';
import { call, servedSchema } from '../api/matrix/asking.js';
import { type Call, type Subject } from '../api/matrix/lifecycle.js';
import { aGround, roots } from '../api/matrix/roots.js';
import { lifecycles } from '../api/matrix/subjects.js';
import { aWorld, type RoleName, type World } from '../api/matrix/world.js';
import { type TestApp } from '../factories/index.js';

/** A mutation that succeeds, each time on ground of its own. */
export interface Repeatable {
  readonly mutation: string;
  readonly by: RoleName;
  /** Makes what it needs, and answers its arguments. */
  readonly prepare: () => Promise<Readonly<Record<string, unknown>>>;
}

/** What came of a mutation that was sent again and again under one Idempotency-Key, all at once. */
export interface Repeated {
  readonly mutation: string;
  /** The different answers; one, if all is well. */
  readonly answers: readonly string[];
  /** Rows of history, and those of a single call without a key; null where its ground cannot be made twice. */
  readonly rows: number;
  readonly rowsOfOne: number | null;
}

/** Everything that can be repeated: the mutations of the matrices, each with somebody who may. */
export class Repeats {
  private constructor(
    private readonly world: World,
    private readonly schema: GraphQLSchema,
    readonly all: readonly Repeatable[],
  ) {}

  static async on(app: TestApp): Promise<Repeats> {
    const world = await aWorld(app);
    const ground = await aGround(world);
    const found = new Map<string, Repeatable>();
    for (const subject of lifecycles)
      for (const each of subject.calls) {
        const repeatable = ofCall(world, subject, each);
        if (repeatable && !found.has(each.mutation)) found.set(each.mutation, repeatable);
      }
    for (const [mutation, { ok = [], given }] of Object.entries(roots)) {
      const prepare = async () => ({ ...(await given?.(world, ground)) });
      if (ok[0]) found.set(mutation, { mutation, by: ok[0], prepare });
    }
    return new Repeats(world, await servedSchema(app), [...found.values()]);
  }

  /** Sends it so many times at once, and once more on other ground for comparison. */
  async repeated({ mutation, by, prepare }: Repeatable, times: number): Promise<Repeated> {
    const { app, people } = this.world;
    const as = people[by];
    const rows = () => app.kernel.connection.db!.collection('history').countDocuments();
    const given = await prepare();
    const before = await rows();
    const headers = { 'idempotency-key': `repeat ${mutation}` };
    const outcomes = await Promise.all(
      Array.from({ length: times }, () => call(app, this.schema, mutation, { as, given, headers })),
    );
    const after = await rows();
    const other = await prepare();
    const beforeOne = await rows();
    const { as: alone } = await call(app, this.schema, mutation, { as, given: other });
    const rowsOfOne = alone === 'ok' ? (await rows()) - beforeOne : null;
    return { mutation, answers: [...new Set(outcomes.map(textOf))], rows: after - before, rowsOfOne };
  }
}

/** An answer as text; just `ok` where the record has no version to show. */
function textOf({ as, id, status, version, problems }: Awaited<ReturnType<typeof call>>): string {
  if (as !== 'ok') return [as, ...(problems ?? []).map(({ path, code }) => `${path} ${code}`)].join(' ');
  return version === undefined ? as : `ok: ${id} ${status} ${version}`;
}

/** What these delete, whoever comes second does not find. */
const deletions = ['revokeAccessToken', 'forgetSavedSearch'];

/** One effect: all were answered alike, with success, and left what a single one leaves. */
export function isOneEffect({ mutation, answers, rows, rowsOfOne }: Repeated): boolean {
  const told = deletions.includes(mutation) ? answers.filter((each) => each !== 'NOT_FOUND') : answers;
  return told.length === 1 && told[0]!.startsWith('ok') && rows === (rowsOfOne ?? 1);
}

function ofCall(world: World, subject: Subject, each: Call): Repeatable | null {
  const { workflow, kept = {}, may, create } = subject;
  const { action, mutation, lacks, given } = each;
  const by = (each.by ?? may[action]!).find((role) => role !== 'anonymous');
  const state = workflow.states.find(
    (from) => legalActions(workflow, from).includes(action) && !kept[action]?.includes(from),
  );
  if (!by || !state || lacks) return null;
  const prepare = async () => ({
    ...(typeof given === 'function' ? given(world) : given),
    id: await create(world, state),
  });
  return { mutation, by, prepare };
}
