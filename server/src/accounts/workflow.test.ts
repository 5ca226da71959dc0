import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  accountWorkflow,
  actionsOf,
  roleAssignmentWorkflow,
  targetsOf,
  unreachableStates,
} from '@duijie/shared';
import {
  anonymousViewer,
  bilingual,
  createKernel,
  type Kernel,
  type Lifecycle,
  type LifecycleRecord,
  ManualClock,
  seededIds,
  transition,
  verifyHistory,
  type Viewer,
} from '../kernel/index.js';
import { openTemporaryDatabase, syncIndexes } from '../platform/mongo/index.js';
import { accountModel, roleAssignmentModel } from './model.js';
import { AccountService, type Message } from './service.js';
import { accountLifecycle, roleLifecycle } from './workflow.js';

const password = 'a long enough password';
const act = { reason: 'for a reason' };
const messages: Message[] = [];
let kernel: Kernel;
let accounts: AccountService;
let drop: () => Promise<void>;
let administrator: Viewer;
let people = 0;

beforeAll(async () => {
  const database = await openTemporaryDatabase();
  drop = database.drop;
  kernel = createKernel({
    connection: database.connection,
    clock: new ManualClock('2022-05-01T00:00:00Z'),
    ids: seededIds('accounts'),
    outbox: { append: () => undefined },
    evidence: { find: async () => null, attach: async () => undefined },
  });
  const noLimits = {
    consume: async () => undefined,
    forget: async () => undefined,
    giveBack: async () => undefined,
  };
  accounts = new AccountService(kernel, noLimits, {
    send: (_session, message) => void messages.push(message),
  });
  await syncIndexes(database.connection);
  const link = await accounts.createFirstAdministratorLink();
  const { personId } = await accounts.acceptInvitation(nobody(), link!.secret, password);
  administrator = await accounts.viewerForPerson(personId);
});
afterAll(() => drop());

function nobody(): Viewer {
  return anonymousViewer({ requestId: 'test' });
}

async function invited() {
  const email = `person-${++people}@people.example`;
  const { personId, link } = await accounts.invite(administrator, {
    name: bilingual('某人', 'Somebody'),
    email,
  });
  return { personId, link: link!.secret, record: await accountOf(personId) };
}

async function active() {
  const { personId, link } = await invited();
  await accounts.acceptInvitation(nobody(), link, password);
  return accountOf(personId);
}

const accountIn = {
  invited: async () => (await invited()).record,
  active,
  locked: async () => accounts.lock(administrator, (await active())._id, act),
};

async function role() {
  const { personId } = await active();
  return accounts.roles.give(administrator, personId, {
    role: 'judge',
    scope: { kind: 'challenge', id: 'c' },
  });
}

const roleIn = {
  given: role,
  ended: async () => accounts.roles.revoke(administrator, (await role())._id),
};

async function accountOf(personId: string) {
  const record = await accountModel(kernel).findOne({ personId }).lean();
  return record!;
}

/** Tries every action in every state as somebody who may take it, and every legal one as everybody else. */
function testTable<R extends LifecycleRecord & { personId: string }, S extends string, A extends string>(
  lifecycleOf: () => Lifecycle<R, S, A>,
  workflow: Lifecycle<R, S, A>['workflow'],
  recordIn: Record<S, () => Promise<R>>,
  actors: Record<A, (record: R) => Promise<Viewer> | Viewer>,
): void {
  const take = (viewer: Viewer, id: string, action: A) =>
    kernel.transact(viewer, (tx) => transition(tx, lifecycleOf(), { id, action, act }));
  const read = (id: string) => lifecycleOf().model.findById(id).lean<R>();
  const rows = workflow.states.flatMap((state) => actionsOf(workflow).map((action) => ({ state, action })));

  it('reaches every state', () => expect(unreachableStates(workflow)).toEqual([]));

  it.each(rows)('$action while $state', async ({ state, action }) => {
    const before = await recordIn[state]();
    const taken = take(await actors[action](before), before._id, action);
    const [target] = targetsOf(workflow, state, action);
    if (target === undefined) {
      await expect(taken).rejects.toMatchObject({ name: 'ILLEGAL_TRANSITION', action, state });
      expect(await read(before._id)).toEqual(before);
    } else {
      expect(await taken).toMatchObject({ status: target, version: before.version + 1 });
    }
  });

  it.each(rows.filter(({ state, action }) => targetsOf(workflow, state, action).length > 0))(
    '$action while $state is refused to others',
    async ({ state, action }) => {
      const before = await recordIn[state]();
      const stranger = await accounts.viewerForPerson((await active()).personId);
      const organizer = {
        ...stranger,
        roles: [{ role: 'organizer', scope: { kind: 'challenge', id: 'x' } }],
      };
      const auditor = { ...stranger, roles: [{ role: 'auditor', scope: { kind: 'platform' } }] };
      await expect(take(nobody(), before._id, action)).rejects.toMatchObject({ code: 'NOT_FOUND' });
      await expect(take(stranger, before._id, action)).rejects.toMatchObject({ code: 'NOT_FOUND' });
      for (const staff of [organizer, auditor] as Viewer[])
        await expect(take(staff, before._id, action)).rejects.toMatchObject({ code: 'FORBIDDEN' });
      expect(await read(before._id)).toEqual(before);
    },
  );
}

describe('accounts', () => {
  const self = ({ personId }: { personId: string }) => accounts.viewerForPerson(personId);
  testTable(() => accountLifecycle(kernel), accountWorkflow, accountIn, {
    activate: self,
    changePassword: self,
    lock: () => administrator,
    unlock: () => administrator,
    issueLink: () => administrator,
  });

  it('cannot be locked by their owner, nor without a reason', async () => {
    const own = await accountOf(administrator.personId!);
    await expect(accounts.lock(administrator, own._id, act)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const other = await active();
    const unreasoned = accounts.lock(administrator, other._id, { reason: ' ' });
    await expect(unreasoned).rejects.toMatchObject({ problems: [{ path: 'act.reason', code: 'REQUIRED' }] });
  });
});

describe('role assignments', () => {
  testTable(() => roleLifecycle(kernel, () => []), roleAssignmentWorkflow, roleIn, {
    limit: () => administrator,
    revoke: ({ personId }) => accounts.viewerForPerson(personId),
  });

  it('keep the last administrator in office', async () => {
    const own = await roleAssignmentModel(kernel).findOne({ role: 'administrator' }).lean();
    const revoked = accounts.roles.revoke(administrator, own!._id);
    await expect(revoked).rejects.toMatchObject({ problems: [{ path: 'id', code: 'LAST_ADMINISTRATOR' }] });
    expect(await accounts.roles.viewerActions(administrator, own!)).toEqual([]);
  });
});

describe('history', () => {
  it('verifies, and holds no password and no link', async () => {
    expect((await verifyHistory(kernel)).first).toBeNull();
    const collections = ['history', 'historyPayloads'].map((name) => kernel.connection.collection(name));
    const stored = JSON.stringify(await Promise.all(collections.map((each) => each.find().toArray())));
    expect(stored).toContain('passwordChangedAt');
    expect(messages.length).toBeGreaterThan(10);
    for (const secret of [password, '$argon2', ...messages.map(({ parameters }) => parameters.link!)])
      expect(stored).not.toContain(secret);
  });
});
