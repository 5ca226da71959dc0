import {
  type ChallengeRecord,
  type Core,
  type OrganizationRecord,
  type RequirementForm,
  type RequirementRecord,
  systemViewer,
} from '@duijie/server';
import { creditCodeCheck } from '@duijie/shared';
import { aChallenge, anOrganizer } from './challenges.js';
import { aPerson, type Somebody, theAdministrator } from './people.js';

/** Everybody a requirement meets on its way. */
export interface Cast {
  readonly challenge: ChallengeRecord;
  readonly organizer: Somebody;
  readonly enterprise: OrganizationRecord;
  /** Belongs to the enterprise and signs for it. */
  readonly member: Somebody;
  readonly judge: Somebody;
  /** An open round in which the judge reviews; made when it is first needed. */
  round?: string;
}

export type RequirementStatus = RequirementRecord['status'];

export interface RequirementWish extends RequirementForm {
  readonly cast?: Cast;
  /** How far it has come; a draft when left out. */
  readonly status?: RequirementStatus;
}

const english = (text: string) => ({ lang: 'en' as const, text, translations: [] });

let enterprises = 0;
let requirements = 0;

/** A verified enterprise with its first member, who signs for it. */
export async function anEnterprise(
  app: Core,
  { region = '620102' }: { region?: string } = {},
): Promise<{ enterprise: OrganizationRecord; member: Somebody }> {
  const member = await aPerson(app);
  const { organizations } = app.services;
  const claimed = await organizations.claim(await member.viewer(), {
    name: english(`Enterprise ${++enterprises}`),
    kind: 'enterprise',
    region,
    creditCode: creditCode(enterprises),
  });
  const administrator = await (await theAdministrator(app)).viewer();
  return { enterprise: await organizations.verify(administrator, claimed._id), member };
}

/** A challenge with its organizer and a judge, and an enterprise. */
export async function aCast(app: Core, given: Partial<Cast> = {}): Promise<Cast> {
  const challenge = given.challenge ?? (await aChallenge(app));
  const scope = { kind: 'challenge', id: challenge._id } as const;
  const organizer = given.organizer ?? (await anOrganizer(app, challenge));
  const judge = given.judge ?? (await aPerson(app, { roles: [{ role: 'judge', scope }] }));
  const { enterprise, member } =
    given.enterprise && given.member
      ? { enterprise: given.enterprise, member: given.member }
      : await anEnterprise(app);
  return { challenge, organizer, judge, enterprise, member, ...(given.round && { round: given.round }) };
}

/** A form with nothing missing. */
export function completeForm(form: RequirementForm = {}): RequirementForm {
  const number = ++requirements;
  return {
    title: english(`Requirement ${number}`),
    summary: english('What is needed, and why'),
    background: english('Where it fails today'),
    field: 'biomedicine',
    budget: 150_000_000n,
    cooperationModes: ['joint-development'],
    deadline: new Date('2022-08-31T16:00:00Z'),
    contact: { name: 'Wang', phone: '0931-5550000', email: 'wang@enterprise.example' },
    indicators: [
      { name: english('Purity'), unit: '%', comparator: '>=', target: '99.5', mustHave: true },
      { name: english('Cost'), unit: 'CNY/kg', comparator: '<=', mustHave: false },
    ],
    ...form,
  };
}

const ways: Readonly<Record<string, readonly Step[]>> = {
  draft: [],
  submitted: ['submit'],
  returned: ['submit', 'return'],
  rejected: ['submit', 'reject'],
  selected: ['submit', 'diagnose', 'select'],
  released: ['submit', 'diagnose', 'select', 'confirm', 'release'],
  closed: ['submit', 'diagnose', 'select', 'confirm', 'release', 'close'],
  docked: ['submit', 'diagnose', 'select', 'confirm', 'release', 'close', 'dock'],
  unanswered: ['submit', 'diagnose', 'select', 'confirm', 'release', 'close', 'conclude'],
  'no-deal': ['submit', 'diagnose', 'select', 'confirm', 'release', 'close', 'answer', 'conclude'],
  withdrawn: ['submit', 'withdraw'],
};

/** A requirement that has come as far as `status` says, with everybody it met on the way. */
export async function aRequirement(
  app: Core,
  { cast: given, status = 'draft', ...form }: RequirementWish = {},
): Promise<{ requirement: RequirementRecord; cast: Cast }> {
  const cast = given ?? (await aCast(app));
  const { challenge, enterprise, member } = cast;
  const draft = { ...completeForm(form), challengeId: challenge._id, organizationId: enterprise._id };
  const { _id } = await app.services.requirements.draft(await member.viewer(), draft);
  for (const step of ways[status]!) await steps[step](app, cast, _id);
  const requirement = await app.services.requirements.find(systemViewer('factory'), { id: _id });
  return { requirement: requirement!, cast };
}

type Step = keyof typeof steps;
type Take = (app: Core, cast: Cast, id: string) => Promise<unknown>;

const act = { reason: 'for the test' };

const organizerTakes =
  (action: 'return' | 'reject' | 'select' | 'release' | 'close'): Take =>
  async (app, { organizer }, id) =>
    app.services.requirements.take(await organizer.viewer(), id, action, act);

const steps = {
  submit: async (app, { member }, id) => app.services.requirements.submit(await member.viewer(), id),
  diagnose,
  return: organizerTakes('return'),
  reject: organizerTakes('reject'),
  select: organizerTakes('select'),
  confirm: async (app, { member }, id) => {
    const { requirements } = app.services;
    const found = await requirements.find(await member.viewer(), { id });
    await requirements.confirm(await member.viewer(), id, found!.publicVersion);
  },
  release: organizerTakes('release'),
  close: organizerTakes('close'),
  dock: async (app, { organizer }, id) =>
    app.kernel.transact(await organizer.viewer(), (tx) => app.services.requirements.dock(tx, id)),
  answer: (app, _cast, id) => Promise.resolve(answered(app, id)),
  conclude: async (app, { organizer }, id) =>
    app.services.requirements.conclude(await organizer.viewer(), id),
  withdraw: async (app, { member }, id) =>
    app.services.requirements.take(await member.viewer(), id, 'withdraw', act),
} as const satisfies Record<string, Take>;

const answers = new WeakMap<object, Map<string, number>>();

/** Has the requirement count as answered by somebody. */
function answered(app: Core, id: string): void {
  const counts = answers.get(app.kernel) ?? new Map<string, number>();
  answers.set(app.kernel, counts.set(id, 1));
  app.services.requirements.registerAnswers({ count: () => Promise.resolve(counts) });
}

/** Has the judge review the requirement, in an open round of the challenge. */
export async function diagnose(app: Core, cast: Cast, id: string): Promise<void> {
  const { assignments } = app.services.reviews;
  const organizer = await cast.organizer.viewer();
  cast.round ??= await anOpenRound(app, cast);
  const [assignment] = await assignments.assign(organizer, {
    roundId: cast.round,
    subjects: [{ kind: 'requirement', id }],
    reviewers: [cast.judge.personId],
  });
  const judge = await cast.judge.viewer();
  await assignments.accept(judge, assignment!._id);
  await assignments.score(judge, assignment!._id, { recommendation: 'select' });
  await assignments.submit(judge, assignment!._id);
}

/** An open round of diagnosis in the cast's challenge; answers its id. */
export async function anOpenRound(app: Core, cast: Cast, { blind = true } = {}): Promise<string> {
  const { rounds } = app.services.reviews;
  const organizer = await cast.organizer.viewer();
  const round = await rounds.create(organizer, cast.challenge._id, {
    name: english('Diagnosis'),
    kind: 'paper',
    blind,
    rubric: [],
    recommendations: [{ code: 'select', name: english('Select'), retired: false }],
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

/** A unified social credit code that is nobody's, with its check digit (GB 32100-2015). */
function creditCode(number: number): string {
  const body = `91620100MA${String(number).padStart(7, '0')}`;
  return body + creditCodeCheck(body);
}
