import { Readable } from 'node:stream';
import {
  type Core,
  type RequirementRecord,
  type SolutionForm,
  type SolutionRecord,
  systemViewer,
} from '@duijie/server';
import { aRequirement, type Cast } from './requirements.js';
import { aTeam, type TeamCast } from './teams.js';

export type SolutionStatus = SolutionRecord['status'];

export interface SolutionWish extends SolutionForm {
  readonly cast?: Cast;
  /** Who answers; a new team when left out. */
  readonly team?: TeamCast;
  /** What is answered; a new released requirement when left out. A closed one is answered late. */
  readonly requirement?: RequirementRecord;
  /** How far it has come; a draft when left out. Whatever is locked has its requirement closed. */
  readonly status?: SolutionStatus;
  /** A text file that comes with it. */
  readonly file?: { readonly name: string; readonly text: string };
}

/** A solution with everybody it has met on its way. */
export interface SolutionCast {
  readonly solution: SolutionRecord;
  readonly requirement: RequirementRecord;
  readonly cast: Cast;
  readonly team: TeamCast;
}

const english = (text: string) => ({ lang: 'en' as const, text, translations: [] });

let solutions = 0;

/** A form with nothing missing, for the indicators that requirements come with here. */
export function completeContent(form: SolutionForm = {}): SolutionForm {
  return {
    title: english(`Solution ${++solutions}`),
    abstract: english('What we would do'),
    route: english('How we would do it'),
    responses: [{ key: 'i1', value: '99.7', evidence: english('A pilot of three months') }],
    trl: 6,
    members: [english('A member, professor')],
    intellectualProperty: [english('A patent')],
    price: 120_000_000n,
    months: 18,
    schedule: english('Two stages'),
    ...form,
  };
}

const ways: Readonly<Record<string, readonly Step[]>> = {
  draft: [],
  submitted: ['submit'],
  late: ['close', 'submitLate'],
  locked: ['submit', 'close'],
  eligible: ['submit', 'close', 'screen'],
  ineligible: ['submit', 'close', 'exclude'],
  scored: ['submit', 'close', 'screen', 'score'],
  shortlisted: ['submit', 'close', 'screen', 'handOver', 'shortlist'],
  docked: ['submit', 'close', 'screen', 'handOver', 'shortlist', 'dock'],
  'not-selected': ['submit', 'close', 'screen', 'decline'],
  withdrawn: ['submit', 'close', 'withdraw'],
  lapsed: ['submit', 'close', 'lapse'],
};

/** A solution that has come as far as `status` says, with everybody it met on the way. */
export async function aSolution(app: Core, wish: SolutionWish = {}): Promise<SolutionCast> {
  const { cast: givenCast, team: givenTeam, requirement: given, status = 'draft', file, ...form } = wish;
  const asked = given
    ? { requirement: given, cast: givenCast! }
    : await aRequirement(app, { ...(givenCast && { cast: givenCast }), status: 'released' });
  const { cast, requirement } = asked;
  const team = givenTeam ?? (await aTeam(app));
  const draft = { ...completeContent(form), requirementId: requirement._id, teamId: team.team._id };
  const { _id } = await app.services.solutions.draft(await team.leader.viewer(), draft);
  if (file) await attach(app, team, _id, file);
  const isLate = requirement.status !== 'released';
  for (const step of ways[status]!) {
    const taken = isLate && step === 'submit' ? ['submitLate', 'admit'] : [step];
    for (const each of taken as Step[]) await steps[each](app, { cast, team, requirement }, _id);
  }
  const everything = systemViewer('factory');
  const solution = await app.services.solutions.find(everything, { id: _id });
  const after = await app.services.requirements.find(everything, { id: requirement._id });
  return { solution: solution!, requirement: after!, cast, team };
}

async function attach(
  app: Core,
  { leader }: TeamCast,
  id: string,
  { name, text }: { name: string; text: string },
): Promise<void> {
  const upload = { name, declaredType: 'text/plain', uploadedBy: leader.personId };
  const stored = { ...upload, id: app.kernel.id(), now: app.kernel.now() };
  const { _id: fileId } = await app.files.store(Readable.from([Buffer.from(text)]), stored);
  await app.services.solutions.attachFile(await leader.viewer(), id, fileId);
}

type Step = keyof typeof steps;
type Take = (app: Core, around: Omit<SolutionCast, 'solution'>, id: string) => Promise<unknown>;

const act = { reason: 'for the test' };

const steps = {
  submit: async (app, { team }, id) =>
    app.services.solutions.handIn(await team.leader.viewer(), id, 'submit'),
  submitLate: async (app, { team }, id) =>
    app.services.solutions.handIn(await team.leader.viewer(), id, 'submitLate'),
  admit: async (app, { cast }, id) =>
    app.services.solutions.take(await cast.organizer.viewer(), id, 'admitLate', act),
  close: async (app, { cast, requirement: { _id } }) => {
    const organizer = await cast.organizer.viewer();
    const now = await app.services.requirements.find(organizer, { id: _id });
    if (now?.status === 'released') await app.services.requirements.take(organizer, _id, 'close', act);
  },
  screen: async (app, { cast }, id) =>
    app.services.solutions.screen(await cast.organizer.viewer(), id, 'eligible', null),
  exclude: async (app, { cast }, id) =>
    app.services.solutions.screen(
      await cast.organizer.viewer(),
      id,
      'ineligible',
      english('Another subject'),
    ),
  score,
  handOver: async (app, { cast }, id) =>
    app.services.solutions.take(await cast.organizer.viewer(), id, 'handOver'),
  shortlist: async (app, { cast }, id) =>
    app.services.solutions.take(await cast.member.viewer(), id, 'shortlist'),
  dock: async (app, { cast }, id) =>
    app.kernel.transact(await cast.organizer.viewer(), (tx) => app.services.solutions.dock(tx, id)),
  decline: async (app, { cast }, id) =>
    app.services.solutions.decline(await cast.organizer.viewer(), id, english('Another one was chosen')),
  withdraw: async (app, { team }, id) =>
    app.services.solutions.take(await team.leader.viewer(), id, 'withdraw', act),
  lapse: async (app, { cast, requirement: { _id } }) =>
    app.services.requirements.take(await cast.member.viewer(), _id, 'withdraw', act),
} as const satisfies Record<string, Take>;

/** Has the judge of the cast review it in a round of its own, which is then finalised. */
async function score(app: Core, { cast }: Omit<SolutionCast, 'solution'>, id: string): Promise<void> {
  const { rounds, assignments } = app.services.reviews;
  const organizer = await cast.organizer.viewer();
  const roundId = await aScoringRound(app, cast);
  const [assignment] = await assignments.assign(organizer, {
    roundId,
    subjects: [{ kind: 'solution', id }],
    reviewers: [cast.judge.personId],
  });
  const judge = await cast.judge.viewer();
  await assignments.accept(judge, assignment!._id);
  await assignments.score(judge, assignment!._id, { scores: [{ criterion: 'merit', score: 85 }] });
  await assignments.submit(judge, assignment!._id);
  await rounds.finalise(organizer, roundId);
}

/** An open round of the cast's challenge in which one criterion is scored; answers its id. */
export async function aScoringRound(app: Core, cast: Cast, { blind = true } = {}): Promise<string> {
  const { rounds } = app.services.reviews;
  const organizer = await cast.organizer.viewer();
  const round = await rounds.create(organizer, cast.challenge._id, {
    name: english('Screening'),
    kind: 'paper',
    blind,
    rubric: [{ code: 'merit', name: english('Merit'), maxScore: 100, weight: 1, anchors: [] }],
    recommendations: [],
    formula: 'mean',
    tieRule: 'shared-rank',
    tieCriterion: null,
    minimumReviews: 1,
    thresholds: [],
    from: null,
    until: null,
  });
  return (await rounds.open(organizer, round._id))._id;
}
