import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { actionsOf, challengeWorkflow, legalActions, targetsOf } from '@duijie/shared';
import {
  aChallenge,
  anOrganizer,
  aPerson,
  type Somebody,
  startTestApp,
  type TestApp,
  theAdministrator,
} from '../factories/index.js';
import { asker, enumName, failures } from './ask.js';

type State = (typeof challengeWorkflow)['states'][number];
type Action = keyof (typeof challengeWorkflow)['actions'];

const edit = `mutation ($id: ID!, $input: EditChallengeInput!, $act: ActInput) {
  editChallenge(id: $id, input: $input, act: $act) { __typename ${failures} ... on Challenge { status version } } }`;
const move = `mutation ($id: ID!, $action: ChallengeMove!, $act: ActInput) {
  moveChallenge(id: $id, action: $action, act: $act) { __typename ${failures} ... on Challenge { status version } } }`;
const moves: readonly string[] = actionsOf(challengeWorkflow).filter((action) => action !== 'edit');

/** The moves that lead from planned to a state. */
const wayTo: Record<State, readonly Action[]> = {
  planned: [],
  collecting: ['startCollecting'],
  soliciting: ['startCollecting', 'startSoliciting'],
  judging: ['startCollecting', 'startSoliciting', 'startJudging'],
  docking: ['startCollecting', 'startSoliciting', 'startDocking'],
  concluded: ['startCollecting', 'startSoliciting', 'startDocking', 'conclude'],
};

describe('the life of a challenge', () => {
  let app: TestApp;
  let administrator: Somebody;
  /** Organizes every challenge that a test arranges. */
  let organizer: Somebody;
  /** Organizes another challenge. */
  let stranger: Somebody;
  let ask: ReturnType<typeof asker>;

  beforeAll(async () => {
    app = await startTestApp({ now: '2022-03-01T00:00:00Z' });
    ask = asker(app);
    administrator = await theAdministrator(app);
    organizer = await aPerson(app);
    stranger = await anOrganizer(app, await aChallenge(app));
  });
  afterAll(() => app.close());

  const stateOf = async (id: string) => {
    const viewer = await administrator.viewer();
    return (await app.services.challenges.find(viewer, id))!;
  };
  const act = { reason: 'as the table asks' };

  const giveOrganizer = async (id: string) =>
    app.services.accounts.roles.give(await administrator.viewer(), organizer.personId, {
      role: 'organizer',
      scope: { kind: 'challenge', id },
    });
  const arrange = async (state: State) => {
    const { _id } = await aChallenge(app, { status: 'planned' });
    await giveOrganizer(_id);
    for (const step of wayTo[state])
      await app.services.challenges.move(await organizer.viewer(), _id, step as never);
    return _id;
  };
  const take = (id: string, action: Action, as: Somebody | null, given: object = act) =>
    action === 'edit'
      ? ask(edit, { id, input: { awardSlots: 3 }, act: given }, as)
      : ask(move, { id, action: enumName(action), act: given }, as);

  describe.each(challengeWorkflow.states)('while %s', (state) => {
    it.each(actionsOf(challengeWorkflow))('%s goes as the table says', async (action) => {
      const id = await arrange(state);
      const before = await stateOf(id);
      const [target] = targetsOf(challengeWorkflow, state, action);
      const answer = await take(id, action, organizer);
      if (target) {
        expect(answer).toMatchObject({ status: enumName(target), version: before.version + 1 });
        expect((await stateOf(id)).status).toBe(target);
      } else {
        const allowed = legalActions(challengeWorkflow, state);
        expect(answer).toEqual({ __typename: 'IllegalTransition', action, state, allowed });
        expect(await stateOf(id)).toEqual(before);
      }
    });

    it('offers its organizer what the table allows, and others nothing', async () => {
      const id = await arrange(state);
      const { slug } = await stateOf(id);
      const offered = `query ($slug: String!) { challenge(slug: $slug) { viewerActions } }`;
      const expected = legalActions(challengeWorkflow, state).map(enumName);
      expect(await ask(offered, { slug }, organizer)).toEqual({ viewerActions: expected });
      if (state !== 'planned') expect(await ask(offered, { slug }, null)).toEqual({ viewerActions: [] });
    });
  });

  it.each(actionsOf(challengeWorkflow))('lets only the right people %s', async (action) => {
    const from = challengeWorkflow.actions[action].from[0]!;
    const id = await arrange(from);
    const before = await stateOf(id);
    const invisible = from === 'planned';
    expect(await take(id, action, null)).toEqual({ codes: ['UNAUTHENTICATED'] });
    expect(await take(id, action, stranger)).toEqual({ codes: [invisible ? 'NOT_FOUND' : 'FORBIDDEN'] });
    if (moves.includes(action))
      expect(await take(id, action, administrator)).toEqual({ codes: ['FORBIDDEN'] });
    else expect(await take(id, action, administrator)).toMatchObject({ __typename: 'Challenge' });
    if (moves.includes(action)) expect(await stateOf(id)).toEqual(before);
  });

  it('asks for a reason where the table does, and for the version that was read', async () => {
    const id = await arrange('concluded');
    expect(await take(id, 'resume', organizer, {})).toMatchObject({
      problems: [{ path: 'act.reason', code: 'REQUIRED' }],
    });
    const { version } = await stateOf(id);
    const stale = { ...act, expectedVersion: version - 1 };
    expect(await take(id, 'resume', organizer, stale)).toEqual({
      __typename: 'StaleState',
      expectedVersion: version - 1,
      actualVersion: version,
    });
    expect(await stateOf(id)).toMatchObject({ status: 'concluded', version });
  });
});
