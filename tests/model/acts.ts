import { aScan, aScoringRound, completeContent, diagnose } from '../factories/index.js';
import { english } from '../api/matrix/world.js';
import { amountOf, intentToReplace, otherTotal } from './agreements.js';
import { type Attempt, type Lives } from './lives.js';
import { type Records, type Stage } from './scene.js';

const act = { reason: 'for the test' };
const words = english('Words');
const day = 24 * 60 * 60 * 1000;

/** What an attempt has at hand: who and what there is, how it stood before, and which record it is about. */
interface Hand extends Stage {
  readonly lives: Lives;
  readonly records: Records;
  readonly id: string;
  readonly attempt: Attempt;
}

type Act = (hand: Hand) => Promise<unknown>;

const plainly =
  (by: 'organizer' | 'member' | 'officer', action: 'return'): Act =>
  ({ app, viewers, id }) =>
    app.services.requirements.take(viewers[by], id, action, act);
const asOrganizer = (action: string) => plainly('organizer', action as 'return');

const requirement: Record<string, Act> = {
  edit: ({ app, viewers, id }) => app.services.requirements.edit(viewers.member, id, { budget: 1n }),
  submit: ({ app, viewers, id }) => app.services.requirements.submit(viewers.member, id),
  recommend: plainly('officer', 'recommend' as 'return'),
  return: asOrganizer('return'),
  reject: asOrganizer('reject'),
  select: asOrganizer('select'),
  revise: ({ app, viewers, id }) =>
    app.services.requirements.revise(viewers.organizer, id, { summary: words }),
  confirm: ({ app, viewers, id, lives }) =>
    app.services.requirements.confirm(viewers.member, id, lives.requirement.publicVersion),
  release: asOrganizer('release'),
  extend: ({ app, viewers, id, lives }) =>
    app.services.requirements.extend(viewers.organizer, id, new Date(lives.requirement.deadline + day), act),
  close: asOrganizer('close'),
  reopen: ({ app, viewers, id, lives }) =>
    app.services.requirements.reopen(viewers.organizer, id, new Date(lives.now + 30 * day), act),
  conclude: ({ app, viewers, id }) => app.services.requirements.conclude(viewers.organizer, id),
  withdraw: plainly('member', 'withdraw' as 'return'),
  diagnose: ({ app, cast, id }) => diagnose(app, cast, id),
  expire: ({ app, lives }) => {
    app.clock.set(new Date(lives.requirement.deadline));
    return app.services.requirements.closeDue();
  },
  answer: async ({ app, viewers, teams, records, id, attempt: { detail } }) => {
    const draft = { ...completeContent(), requirementId: id, teamId: teams[detail]!.team._id };
    records.solution.push((await app.services.solutions.draft(viewers.leaders[detail]!, draft))._id);
  },
};

const leaderOf = ({ lives, viewers, attempt: { index } }: Hand) =>
  viewers.leaders[lives.solutions[index]!.team]!;
const handsIn =
  (action: 'submit' | 'revise' | 'submitLate'): Act =>
  (hand) =>
    hand.app.services.solutions.handIn(leaderOf(hand), hand.id, action);

const solution: Record<string, Act> = {
  edit: (hand) => hand.app.services.solutions.edit(leaderOf(hand), hand.id, { months: 5 }),
  submit: handsIn('submit'),
  revise: handsIn('revise'),
  submitLate: handsIn('submitLate'),
  admitLate: ({ app, viewers, id }) => app.services.solutions.take(viewers.organizer, id, 'admitLate', act),
  screen: ({ app, viewers, id, attempt: { detail } }) =>
    app.services.solutions.screen(viewers.organizer, id, detail % 5 === 0 ? 'ineligible' : 'eligible', words),
  score,
  handOver: ({ app, viewers, id }) => app.services.solutions.take(viewers.organizer, id, 'handOver'),
  shortlist: ({ app, viewers, id }) => app.services.solutions.take(viewers.member, id, 'shortlist'),
  decline: ({ app, viewers, id }) => app.services.solutions.decline(viewers.organizer, id, words),
  withdraw: (hand) => hand.app.services.solutions.take(leaderOf(hand), hand.id, 'withdraw', act),
  propose: async ({ app, viewers, records, id }) => {
    records.docking.push((await app.services.dockings.propose(viewers.organizer, id))._id);
  },
};

async function score({ app, cast, viewers, id }: Hand): Promise<void> {
  const { rounds, assignments } = app.services.reviews;
  const roundId = await aScoringRound(app, cast);
  const subjects = [{ kind: 'solution', id }];
  const reviewers = [cast.judge.personId];
  const [made] = await assignments.assign(viewers.organizer, { roundId, subjects, reviewers });
  const judge = await cast.judge.viewer();
  await assignments.accept(judge, made!._id);
  await assignments.score(judge, made!._id, { scores: [{ criterion: 'merit', score: 85 }] });
  await assignments.submit(judge, made!._id);
  await rounds.finalise(viewers.organizer, roundId);
}

const docking: Record<string, Act> = {
  note: ({ app, viewers, id }) => app.services.dockings.note(viewers.organizer, id, words),
  accept: ({ app, viewers, id, lives, attempt: { index, detail } }) =>
    detail % 2 === 0
      ? app.services.dockings.accept(viewers.member, id, 'enterprise')
      : app.services.dockings.accept(viewers.leaders[lives.dockings[index]!.solution.team]!, id, 'team'),
  decline: ({ app, viewers, id }) => app.services.dockings.decline(viewers.organizer, id, act),
  cancel: ({ app, viewers, id }) => app.services.dockings.cancel(viewers.organizer, id, act),
  contract: async ({ app, viewers, id, lives, records, attempt: { index, detail } }) => {
    const kind = detail % 3 === 0 ? 'intent' : 'formal';
    const intent = kind === 'formal' ? intentToReplace(lives.dockings[index]!, lives.contracts) : null;
    const supersedes = intent && records.contract[lives.contracts.indexOf(intent)]!;
    const form = { dockingId: id, kind, name: words, total: BigInt(1_000 + detail), supersedes } as const;
    records.contract.push((await app.services.contracts.draft(viewers.organizer, form))._id);
  },
};

let numbers = 0;
const takes =
  (
    by: 'organizer' | 'member',
    action: 'void' | 'refuseRegistration' | 'perform' | 'accept' | 'terminate',
  ): Act =>
  ({ app, viewers, id }) =>
    app.services.contracts.take(viewers[by], id, action, act);

const contract: Record<string, Act> = {
  edit: ({ app, viewers, id }) => app.services.contracts.edit(viewers.organizer, id, { name: words }),
  void: takes('organizer', 'void'),
  sign: ({ app, viewers, id, lives, attempt: { index, detail } }) => {
    const { team } = lives.contracts[index]!.docking.solution;
    const signer = detail % 2 === 0 ? viewers.member : viewers.signatories[team]!;
    return app.services.contracts.sign(signer, id, detail % 2);
  },
  register: ({ app, viewers, id }) => {
    const certified = { office: words, type: 'development', technologyValue: 0n } as const;
    return app.services.contracts.register(viewers.organizer, id, { ...certified, number: `M-${++numbers}` });
  },
  refuseRegistration: takes('organizer', 'refuseRegistration'),
  perform: takes('organizer', 'perform'),
  accept: takes('member', 'accept'),
  terminate: takes('organizer', 'terminate'),
  amend: async ({ app, cast, viewers, id, lives, attempt: { index, detail } }) => {
    const total = BigInt(otherTotal(lives.contracts[index]!, detail));
    const evidence = await aScan(app, cast.organizer);
    return app.services.contracts.amend(viewers.organizer, id, { total }, { evidence });
  },
  correct: ({ app, viewers, id, lives, attempt: { index, detail } }) => {
    const total = BigInt(otherTotal(lives.contracts[index]!, detail));
    return app.services.contracts.correct(viewers.organizer, id, { total }, act);
  },
  plan: async ({ app, viewers, id, records }) => {
    const planned = { contractId: id, name: words, dueAt: app.clock.now(), amount: null };
    const { milestones } = app.services.contracts;
    records.milestones.push((await milestones.plan(viewers.organizer, planned))._id);
  },
  drop: ({ app, viewers, records, lives, attempt: { index } }) => {
    const id = records.milestones[lives.contracts[index]!.milestones.at(-1)!]!;
    return app.services.contracts.milestones.take(viewers.organizer, id, 'drop', act);
  },
  pay: async ({ app, viewers, id, records, attempt: { detail } }) => {
    const money = { contractId: id, milestoneId: null, from: 0, to: 1, reference: null };
    const { payments } = app.services.contracts;
    const paid = await payments.record(viewers.member, { ...money, amount: BigInt(amountOf(detail)) });
    records.payments.push(paid._id);
  },
  reverse: ({ app, viewers, records, lives, attempt: { index } }) => {
    const id = records.payments[lives.contracts[index]!.payments.at(-1)!.id]!;
    return app.services.contracts.payments.reverse(viewers.organizer, id, act);
  },
};

const acts = { requirement, solution, docking, contract };

/** Really does what the attempt says, through the services; before the model does. Answers `ok` or the code of the refusal. */
export async function outcomeOf(
  stage: Stage,
  lives: Lives,
  records: Records,
  attempt: Attempt,
): Promise<string> {
  const { kind, index, action } = attempt;
  const id = kind === 'requirement' ? records.requirement : records[kind][index]!;
  try {
    await acts[kind][action]!({ ...stage, lives, records, attempt, id });
    return 'ok';
  } catch (error) {
    const { code } = error as { code?: unknown };
    if (typeof code !== 'string') throw error;
    return code;
  }
}
