import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  aContract,
  aDocking,
  type DockingCast,
  startTestApp,
  type TestApp,
  theContract,
} from '../factories/index.js';
import { contractActor } from './contract-cast.js';

let app: TestApp;
let around: DockingCast;
let act: ReturnType<typeof contractActor>;
beforeAll(async () => {
  app = await startTestApp();
  around = await aDocking(app, { status: 'agreed' });
  act = contractActor(app);
});
afterAll(() => app.close());

describe('a formal contract', () => {
  it('replaces its intent the moment all have signed, so that both are counted once', async () => {
    const { contract: intent } = await aContract(app, { around, kind: 'intent', status: 'signed' });
    const { contract: formal } = await aContract(app, { around, supersedes: intent._id });
    expect((await theContract(app, intent._id)).status).toBe('signed');
    const other = await aContract(app, { around, supersedes: intent._id });
    const { cast, team } = around;
    await act('signContract', cast.member, { id: formal._id, party: 0 });
    expect((await theContract(app, intent._id)).status).toBe('signed');
    expect(await act('signContract', team.signatory, { id: formal._id, party: 1 })).toMatchObject({
      status: 'SIGNED',
    });
    expect((await theContract(app, intent._id)).status).toBe('superseded');
    const linked = `{ contract(id: "${intent._id}") { supersededBy { id supersedes { id } supersededBy { id } } } }`;
    const { data } = await app.request(linked, null, { as: team.leader });
    expect(data.contract.supersededBy).toEqual({
      ...{ id: formal._id, supersedes: { id: intent._id }, supersededBy: null },
    });
    const late = await act('signContract', cast.member, { id: other.contract._id, party: 0 });
    expect(late.problems).toEqual([{ path: 'supersedes', code: 'NOT_IN_FORCE' }]);
  });

  it('keeps its agreement from being cancelled while it binds, and drafts end with the agreement', async () => {
    const own = await aDocking(app, { cast: around.cast, status: 'agreed' });
    const organizer = await own.cast.organizer.viewer();
    const cancel = () => app.services.dockings.cancel(organizer, own.docking._id, { reason: 'fell through' });
    const { contract: draft } = await aContract(app, { around: own });
    const { contract: signed } = await aContract(app, { around: own, status: 'signed' });
    await expect(cancel()).rejects.toMatchObject({ problems: [{ path: 'contracts', code: 'IN_FORCE' }] });
    await act('terminateContract', own.cast.organizer, { id: signed._id });
    expect((await app.services.dockings.find(organizer, own.docking._id))?.status).toBe('agreed');
    await cancel();
    expect((await theContract(app, draft._id)).status).toBe('void');
    expect((await theContract(app, signed._id)).status).toBe('terminated');
  });
});

describe('cancelling the agreement and signing the contract', () => {
  it('at the same moment ends in one of them', async () => {
    const own = await aDocking(app, { cast: around.cast, status: 'agreed' });
    const organizer = await own.cast.organizer.viewer();
    const { contract } = await aContract(app, { around: own });
    const id = contract._id;
    await act('signContract', own.cast.member, { id, party: 0 });
    const cancelling = app.services.dockings.cancel(organizer, own.docking._id, { reason: 'over' });
    const [cancelled] = await Promise.allSettled([
      cancelling,
      act('signContract', own.team.signatory, { id, party: 1 }),
    ]);
    const { status } = await theContract(app, id);
    const docking = await app.services.dockings.find(organizer, own.docking._id);
    const isCancelled = cancelled.status === 'fulfilled';
    expect([status, docking?.status]).toEqual(isCancelled ? ['void', 'cancelled'] : ['signed', 'agreed']);
  });
});
