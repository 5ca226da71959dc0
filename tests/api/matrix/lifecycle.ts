import { beforeAll, describe, expect, it } from '@jest/globals';
import { legalActions, targetsOf, type Workflow } from '@duijie/shared';
import { type GraphQLSchema } from 'graphql';
import { call, type Outcome, servedSchema } from './asking.js';
import { thorough } from '../../setup/thorough.js';
import { aShare } from './share.js';
import { aPaper, type RoleName, roleNames, type World } from './world.js';

type Given = Readonly<Record<string, unknown>> | ((world: World) => Readonly<Record<string, unknown>>);

/** The arguments that a call names itself, in a world. */
export function givenIn(world: World, { given }: Call): Readonly<Record<string, unknown>> {
  return typeof given === 'function' ? given(world) : (given ?? {});
}

/** A mutation that takes one action of a lifecycle. */
export interface Call {
  readonly mutation: string;
  readonly action: string;
  /** Arguments besides the least ones; its id is among them anyway. */
  readonly given?: Given;
  /** Its least arguments name something that does not exist, so that even the right person is refused for them. */
  readonly lacks?: true;
  /** Those of whoever may take the action who may take it with these arguments; all of them when left out. */
  readonly by?: readonly RoleName[];
  /** In whose name somebody else may act with these arguments; the record's owner when left out. */
  readonly owner?: Subject['owner'];
}

/** Who sees a kind of record in which state, and who may do what to it: written down from the product's tables. */
export interface Subject {
  readonly kind: string;
  readonly workflow: Workflow;
  readonly calls: readonly Call[];
  /** Actions without a mutation that takes the record's id, and why. */
  readonly without?: Readonly<Record<string, string>>;
  readonly sees: (role: RoleName, state: string) => boolean;
  readonly may: Readonly<Record<string, readonly RoleName[]>>;
  /** Who may do it only in the owner's name, with evidence. */
  readonly onBehalf?: Readonly<Record<string, readonly RoleName[]>>;
  /** Mutations that nobody else may call at all, whether or not they see the record. */
  readonly reservedFor?: Readonly<Record<string, readonly RoleName[]>>;
  /** States in which a guard keeps the new record from an action, by action; what it waits for is tested elsewhere. */
  readonly kept?: Readonly<Record<string, readonly string[]>>;
  /** A new record in this state, of which nothing but the table and `kept` keep an action from being taken. */
  readonly create: (world: World, state: string) => Promise<string>;
  /** Where the record can be read: a root field, and what of its value is the record. */
  readonly read: (world: World, id: string) => { from: string; path?: string };
  /** The owner in whose name somebody else may act. */
  readonly owner?: (world: World, action: string) => { kind: 'PERSON' | 'ORGANIZATION'; id: string };
}

function expected(
  subject: Subject,
  role: RoleName,
  state: string,
  { mutation, action, lacks, by }: Call,
): string {
  if (role === 'anonymous') return 'UNAUTHENTICATED';
  const reserved = subject.reservedFor?.[mutation];
  if (reserved && !reserved.includes(role)) return 'FORBIDDEN';
  if (!subject.sees(role, state)) return 'NOT_FOUND';
  if (!legalActions(subject.workflow, state).includes(action)) return 'IllegalTransition';
  if ((by ?? subject.may[action]!).includes(role))
    return lacks || isKept(subject, action, state) ? 'InvalidInput' : 'ok';
  return subject.onBehalf?.[action]?.includes(role) ? 'InvalidInput' : 'FORBIDDEN';
}

function isKept({ kept = {} }: Subject, action: string, state: string): boolean {
  return kept[action]?.includes(state) ?? false;
}

/** Tests every role × state × action of a subject over HTTP. */
export function describeLifecycle(
  subject: Subject,
  worldOf: () => World,
  states: readonly string[] = subject.workflow.states,
): void {
  const { workflow, calls } = subject;
  let schema: GraphQLSchema;
  beforeAll(async () => {
    schema = await servedSchema(worldOf().app);
  });
  const matrix = new LifecycleMatrix(subject, worldOf, () => schema);

  it('has a mutation for each action, or none for a reason', () => {
    const taken = new Set([...calls.map(({ action }) => action), ...Object.keys(subject.without ?? {})]);
    expect([...taken].sort()).toEqual(Object.keys(workflow.actions).sort());
  });

  describe.each(states)('while %s', (state) => {
    let id: string;
    beforeAll(async () => {
      id = await subject.create(worldOf(), state);
    });
    it('refuses whom and what it must, and changes nothing', () => matrix.refuses(id, state));
    it('offers each the actions that would succeed, or lack nothing but their input', () =>
      matrix.offers(id, state));
    it('lets those do it who may', () => matrix.lets(state));
  });
}

class LifecycleMatrix {
  constructor(
    private readonly subject: Subject,
    private readonly worldOf: () => World,
    private readonly schemaOf: () => GraphQLSchema,
  ) {}

  async refuses(id: string, state: string): Promise<void> {
    const before = await this.#everythingAbout(id);
    const wrong: string[] = [];
    for (const [index, each] of this.subject.calls.entries()) {
      const answers = this.#refusedBy(state, each, index).map(async ([role, wanted]) => {
        const { as } = await this.#call(each, role, id);
        if (as !== wanted) wrong.push(`${role}, ${each.mutation}: ${as} instead of ${wanted}`);
      });
      await Promise.all(answers);
    }
    expect(wrong).toEqual([]);
    expect(await this.#everythingAbout(id)).toEqual(before);
  }

  /**
   * Who is refused a mutation in a state, and how: a share of those who are refused alike, and whoever is refused for what they give.
   */
  #refusedBy(state: string, each: Call, index: number): [RoleName, string][] {
    const turn = index + this.subject.workflow.states.indexOf(state);
    const wantedOf = (role: RoleName) => expected(this.subject, role, state, each);
    const share = new Set(aShare(wantedOf, turn));
    return roleNames
      .map((role): [RoleName, string] => [role, wantedOf(role)])
      .filter(([role, wanted]) => wanted === 'InvalidInput' || (wanted !== 'ok' && share.has(role)));
  }

  async offers(id: string, state: string): Promise<void> {
    const { app, people } = this.worldOf();
    const { subject } = this;
    const { from, path = '' } = subject.read(this.worldOf(), id);
    const wrap = path
      .split('.')
      .reduceRight((inner, name) => (name ? `${name} { ${inner} }` : inner), 'id viewerActions');
    const shown: Record<string, unknown> = {};
    const asked = aShare((role) => this.#offered(role, state), subject.workflow.states.indexOf(state));
    for (const role of asked) {
      const { data } = await app.request(`{ found: ${from} { ${wrap} } }`, null, { as: people[role] });
      shown[role] = recordsIn(data?.found).find((each) => each.id === id)?.viewerActions ?? null;
    }
    const wanted = asked.map((role) => [role, this.#offered(role, state)]);
    expect(shown).toEqual(Object.fromEntries(wanted));
  }

  /**
   * Those who may, and those who may in the owner's name, each on a record of its own: one of them in each state, another in the next
   * one, as all are offered it there; everybody in a thorough run.
   */
  async lets(state: string): Promise<void> {
    const { subject } = this;
    const takable = subject.calls.filter(({ lacks, action }) => !lacks && !isKept(subject, action, state));
    for (const [index, each] of takable.entries()) {
      const turn = index + subject.workflow.states.indexOf(state);
      for (const role of this.#chosen(state, each, 'ok', turn)) await this.#succeeds(each, role, state, {});
      for (const role of this.#chosen(state, each, 'InvalidInput', turn))
        await this.#succeedsInTheNameOfTheOwner(each, role, state);
    }
  }

  #chosen(state: string, each: Call, wanted: string, turn: number): readonly RoleName[] {
    const roles = roleNames.filter((role) => expected(this.subject, role, state, each) === wanted);
    return thorough || roles.length === 0 ? roles : [roles[turn % roles.length]!];
  }

  async #succeeds(each: Call, role: RoleName, state: string, given: object): Promise<void> {
    const id = await this.subject.create(this.worldOf(), state);
    const [before] = await this.#everythingAbout(id);
    const outcome = await this.#call(each, role, id, given);
    const told = { by: role, mutation: each.mutation, as: outcome.as, problems: outcome.problems };
    expect(told).toEqual({ by: role, mutation: each.mutation, as: 'ok', problems: undefined });
    expect(targetsOf(this.subject.workflow, state, each.action).map(constant)).toContain(outcome.status);
    expect(outcome.version).toBe((before as { version: number }).version + 1);
  }

  async #succeedsInTheNameOfTheOwner(each: Call, role: RoleName, state: string): Promise<void> {
    const world = this.worldOf();
    const evidence = await aPaper(world, world.people[role]!);
    const onBehalfOf = (each.owner ?? this.subject.owner)!(world, each.action);
    await this.#succeeds(each, role, state, { act: { reason: 'on paper', onBehalfOf, evidence } });
  }

  #offered(role: RoleName, state: string): string[] | null {
    const { may, onBehalf = {}, sees, workflow } = this.subject;
    if (!sees(role, state)) return null;
    const whose = (action: string) => [...may[action]!, ...(onBehalf[action] ?? [])];
    return legalActions(workflow, state)
      .filter((action) => whose(action).includes(role) && !isKept(this.subject, action, state))
      .map(constant);
  }

  #call(each: Call, role: RoleName, id: string, given: object = {}): Promise<Outcome> {
    const { app, people } = this.worldOf();
    const all = { ...givenIn(this.worldOf(), each), id, ...given };
    return call(app, this.schemaOf(), each.mutation, { as: people[role], given: all });
  }

  /** The record, and how many rows of history and outbox there are about it. */
  async #everythingAbout(id: string): Promise<unknown[]> {
    const { kernel } = this.worldOf().app;
    const rows = ['history', 'outbox'].map((name) =>
      kernel.connection.collection(name).countDocuments({ subjectId: id }),
    );
    const record = kernel.subjects.get(this.subject.kind)!.findById(id).lean();
    return Promise.all([record, ...rows]);
  }
}

function constant(name: string): string {
  return name
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .replaceAll('-', '_')
    .toUpperCase();
}

interface Found {
  readonly id: string;
  readonly viewerActions: string[];
}

/** Everything with actions in an answer, however deep it stands. */
function recordsIn(value: unknown): Found[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('viewerActions' in value) return [value as Found];
  return Object.values(value).flatMap(recordsIn);
}
