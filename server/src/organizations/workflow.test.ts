import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  actionsOf,
  creditCodeCheck,
  organizationWorkflow,
  type Role,
  targetsOf,
  unreachableStates,
} from '@duijie/shared';
import { AccountService } from '../accounts/index.js';
import {
  anonymousViewer,
  bilingual,
  createKernel,
  type Kernel,
  ManualClock,
  seededIds,
  systemViewer,
  transition,
  verifyHistory,
  type Viewer,
} from '../kernel/index.js';
import { openTemporaryDatabase, syncIndexes } from '../platform/mongo/index.js';
import { organizationModel, type OrganizationRecord } from './model.js';
import { OrganizationService } from './service.js';
import { type OrganizationAction, organizationLifecycle, type OrganizationState } from './workflow.js';

const act = { reason: 'for a reason' };
let kernel: Kernel;
let accounts: AccountService;
let organizations: OrganizationService;
let drop: () => Promise<void>;
let made = 0;

beforeAll(async () => {
  const database = await openTemporaryDatabase();
  drop = database.drop;
  kernel = createKernel({
    connection: database.connection,
    clock: new ManualClock('2022-05-01T00:00:00Z'),
    ids: seededIds('organizations'),
    outbox: { append: () => undefined },
    evidence: { find: async () => null, attach: async () => undefined },
  });
  const noLimits = {
    consume: async () => undefined,
    forget: async () => undefined,
    giveBack: async () => undefined,
  };
  accounts = new AccountService(kernel, noLimits, { send: () => undefined });
  organizations = new OrganizationService(kernel, accounts);
  await syncIndexes(database.connection);
});
afterAll(() => drop());

/** A viewer with one role. */
function viewerAs(personId: string, role: Role, id?: string): Viewer {
  const kind = role === 'organizer' ? 'challenge' : 'platform';
  const roles = [{ role, scope: { kind, ...(id !== undefined && { id }) } as const }];
  return { ...anonymousViewer({ requestId: 'r' }), kind: 'person', personId, roles };
}
const administrator = viewerAs('administrator', 'administrator');

async function claimed(): Promise<OrganizationRecord & { claimant: string }> {
  const person = { name: bilingual('某人', 'Somebody'), email: `claimant-${++made}@people.example` };
  const { _id } = await accounts.registerPerson(systemViewer('r'), person);
  const first17 = `91620100MA${String(made).padStart(7, '0')}`;
  const record = await organizations.claim(await accounts.viewerForPerson(_id), {
    name: bilingual(`企业${made}`, `Enterprise ${made}`),
    kind: 'enterprise',
    region: '620102',
    creditCode: first17 + creditCodeCheck(first17),
  });
  return { ...record, claimant: _id };
}

const recordIn: Record<OrganizationState, () => Promise<OrganizationRecord>> = {
  claimed,
  verified: async () => organizations.verify(administrator, (await claimed())._id),
  suspended: async () => organizations.suspend(administrator, (await claimed())._id, act),
};

const take = (viewer: Viewer, id: string, action: OrganizationAction) =>
  kernel.transact(viewer, (tx) => transition(tx, organizationLifecycle(kernel), { id, action, act }));
const read = (id: string) => organizationModel(kernel).findById(id).lean<OrganizationRecord>();

describe('organizations', () => {
  const rows = organizationWorkflow.states.flatMap((state) =>
    actionsOf(organizationWorkflow).map((action) => ({ state, action })),
  );
  const targetOf = ({ state, action }: (typeof rows)[number]) =>
    targetsOf(organizationWorkflow, state, action)[0];

  it('reach every state', () => expect(unreachableStates(organizationWorkflow)).toEqual([]));

  it.each(rows)('$action while $state', async (row) => {
    const before = await recordIn[row.state]();
    const member = await accounts.viewerForPerson(before.claimedBy);
    const taken = take(row.action === 'edit' ? member : administrator, before._id, row.action);
    const target = targetOf(row);
    if (target === undefined) {
      await expect(taken).rejects.toMatchObject({ name: 'ILLEGAL_TRANSITION', ...row });
      expect(await read(before._id)).toMatchObject({ status: row.state, version: before.version });
    } else {
      expect(await taken).toMatchObject({ status: target, version: before.version + 1 });
    }
  });

  it.each(rows.filter((row) => targetOf(row) !== undefined))(
    '$action while $state is refused to others',
    async (row) => {
      const { _id, version, claimedBy } = await recordIn[row.state]();
      const nobody = anonymousViewer({ requestId: 'r' });
      const organizer = viewerAs('organizer', 'organizer', 'c');
      const auditor = viewerAs('auditor', 'auditor');
      const stranger = viewerAs('stranger', 'judge', 'c');
      const hidden = row.state === 'verified' ? 'FORBIDDEN' : 'NOT_FOUND';
      await expect(take(stranger, _id, row.action)).rejects.toMatchObject({ code: hidden });
      const anonymous = row.state === 'verified' ? 'UNAUTHENTICATED' : 'NOT_FOUND';
      await expect(take(nobody, _id, row.action)).rejects.toMatchObject({ code: anonymous });
      const member = await accounts.viewerForPerson(claimedBy);
      for (const viewer of row.action === 'edit' ? [organizer, auditor] : [organizer, auditor, member])
        await expect(take(viewer, _id, row.action)).rejects.toMatchObject({ code: 'FORBIDDEN' });
      expect(await read(_id)).toMatchObject({ status: row.state, version });
    },
  );

  it('are verified and reinstated by their credit code', async () => {
    const { _id: claimant } = await accounts.registerPerson(systemViewer('r'), {
      name: bilingual('某人', 'X'),
    });
    const details = { name: bilingual('无码', 'Codeless'), kind: 'other' as const, region: '620000' };
    const { _id } = await organizations.claim(await accounts.viewerForPerson(claimant), details);
    const problems = [{ path: 'creditCode', code: 'REQUIRED' }];
    await expect(organizations.verify(administrator, _id)).rejects.toMatchObject({ problems });
    await organizations.suspend(administrator, _id, act);
    await expect(organizations.reinstate(administrator, _id, act)).rejects.toMatchObject({ problems });
    await expect(organizations.suspend(administrator, (await claimed())._id)).rejects.toMatchObject({
      problems: [{ path: 'act.reason', code: 'REQUIRED' }],
    });
  });

  it('are in conflict with their people, past ones too, and with namesakes’ people', async () => {
    const [one, two, three] = [await claimed(), await claimed(), await claimed()];
    const alias = { aliases: [one.name.text] };
    await organizations.edit(administrator, two._id, alias);
    const roles = await accounts.roles.inScopes(administrator, 'organization', [one._id]);
    for (const { _id } of roles) await organizations.endMembership(administrator, _id);
    expect(await accounts.viewerForPerson(one.claimant)).toMatchObject({ roles: [] });
    const conflicts = await organizations.conflictsOf(one.claimant, [one._id, two._id, three._id]);
    expect([...conflicts.keys()].sort()).toEqual([one._id, two._id].sort());
    expect((await organizations.conflictsOf('nobody', [one._id])).size).toBe(0);
  });

  it('leave a history that verifies', async () => {
    expect((await verifyHistory(kernel)).first).toBeNull();
  });
});
