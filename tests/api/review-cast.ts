import { Readable } from 'node:stream';
import { type ChallengeRecord, type Core } from '@duijie/server';
import { aChallenge, anOrganizer, aPerson, type Somebody, type TestApp } from '../factories/index.js';

type Services = Core['services'];
export type RoundTerms = Parameters<Services['reviews']['rounds']['create']>[2];
type Reviewable = Parameters<Services['reviews']['registerReviewable']>[1];

/** A thing to be reviewed that no slice knows: reviews learn about it through their port alone. */
export interface Sample {
  readonly id: string;
  readonly challengeId: string;
  readonly title: string;
  /** What a blind reviewer must never read. */
  readonly owner: string;
  /** People who must not review it. */
  readonly kin: string[];
  /** Members of this organization may confirm an award to it. */
  readonly organization: string;
}

/** Everybody a review needs, in a challenge of its own. */
export interface ReviewCast {
  readonly challenge: ChallengeRecord;
  readonly organizer: Somebody;
  readonly judge: Somebody;
  readonly otherJudge: Somebody;
}

const english = (text: string) => ({ lang: 'en' as const, text, translations: [] });
const entries = (codes: string[]) => codes.map((code) => ({ code, name: english(code), retired: false }));

/** Samples as subjects of review. */
export class Samples implements Reviewable {
  readonly #byId = new Map<string, Sample>();

  add(challenge: { _id: string }, fields: Partial<Sample> = {}): Sample {
    const number = this.#byId.size + 1;
    const id = fields.id ?? `sample-${number}`;
    const sample = { id, challengeId: challenge._id, title: `Sample ${number}`, owner: `Owner ${number}` };
    const whole = { ...sample, kin: [], organization: 'nobody', ...fields };
    this.#byId.set(id, whole);
    return whole;
  }

  async challengesOf(_viewer: unknown, ids: readonly string[]): Promise<Map<string, string>> {
    return new Map(this.#known(ids).map(({ id, challengeId }) => [id, challengeId]));
  }

  async conflictsOf(personId: string, ids: readonly string[]): Promise<Map<string, string>> {
    const kin = this.#known(ids).filter((sample) => sample.kin.includes(personId));
    return new Map(kin.map(({ id }) => [id, 'belongs to the owner']));
  }

  async describe(_viewer: unknown, ids: readonly string[], { blind }: { blind: boolean }) {
    const sections = ({ owner }: Sample) =>
      blind ? [] : [{ heading: english('Owner'), text: english(owner) }];
    return new Map(
      this.#known(ids).map((each) => [
        each.id,
        { code: null, title: english(each.title), sections: sections(each) },
      ]),
    );
  }

  async confirmersOf(id: string) {
    const scope = { kind: 'organization', id: this.#byId.get(id)!.organization } as const;
    return [{ role: 'enterprise-signatory', scope } as const];
  }

  #known(ids: readonly string[]): Sample[] {
    return ids.flatMap((id) => this.#byId.get(id) ?? []);
  }
}

export async function aReviewCast(app: TestApp): Promise<ReviewCast> {
  const dictionaries = {
    fields: entries(['other']),
    awardKinds: [...entries(['first-prize', 'second-prize']), { ...entries(['gone'])[0]!, retired: true }],
  };
  const challenge = await aChallenge(app, { dictionaries });
  const judgeHere = { role: 'judge', scope: { kind: 'challenge', id: challenge._id } } as const;
  const [organizer, judge, otherJudge] = [
    await anOrganizer(app, challenge),
    await aPerson(app, { roles: [judgeHere] }),
    await aPerson(app, { roles: [judgeHere] }),
  ];
  return { challenge, organizer, judge, otherJudge };
}

/** A judge more for the challenge. */
export function aJudge(app: TestApp, { challenge }: ReviewCast): Promise<Somebody> {
  return aPerson(app, { roles: [{ role: 'judge', scope: { kind: 'challenge', id: challenge._id } }] });
}

const terms: RoundTerms = {
  name: english('Final'),
  kind: 'on-site',
  blind: false,
  rubric: [
    { code: 'novelty', name: english('Novelty'), maxScore: 100, weight: 2, anchors: [] },
    { code: 'market', name: english('Market'), maxScore: 100, weight: 1, anchors: [] },
  ],
  recommendations: entries(['select', 'reject']),
  formula: 'mean',
  tieRule: 'shared-rank',
  tieCriterion: null,
  minimumReviews: 1,
  thresholds: [],
  from: null,
  until: null,
};

/** A round of two criteria, open unless `open` says no. */
export async function aRound(
  app: TestApp,
  { challenge, organizer }: ReviewCast,
  { open = true, ...fields }: Partial<RoundTerms> & { open?: boolean } = {},
): Promise<string> {
  const { rounds } = app.services.reviews;
  const viewer = await organizer.viewer();
  const { _id } = await rounds.create(viewer, challenge._id, { ...terms, ...fields });
  if (open) await rounds.open(viewer, _id);
  return _id;
}

/** The sample assigned to a reviewer; answers the assignment's id. */
export async function anAssignment(
  app: TestApp,
  { organizer }: ReviewCast,
  given: { roundId: string; sample: { id: string }; reviewer: Somebody },
): Promise<string> {
  const assigning = {
    roundId: given.roundId,
    subjects: [{ kind: 'sample', id: given.sample.id }],
    reviewers: [given.reviewer.personId],
  };
  const [assignment] = await app.services.reviews.assignments.assign(await organizer.viewer(), assigning);
  return assignment!._id;
}

/** Scores in tenths of a point, and a recommendation, as a whole sheet. */
export function sheet(novelty: number, market: number, recommendation = 'select') {
  const scores = [
    { criterion: 'novelty', score: novelty },
    { criterion: 'market', score: market },
  ];
  return { scores, recommendation };
}

/** A review of the sample by the reviewer, from assignment to submission. */
export async function aReview(
  app: TestApp,
  cast: ReviewCast,
  given: Parameters<typeof anAssignment>[2] & { sheet: ReturnType<typeof sheet> },
): Promise<string> {
  const id = await anAssignment(app, cast, given);
  const { assignments } = app.services.reviews;
  const reviewer = await given.reviewer.viewer();
  await assignments.accept(reviewer, id);
  await assignments.score(reviewer, id, given.sheet);
  await assignments.submit(reviewer, id);
  return id;
}

/** A scanned sheet that somebody uploaded. */
export async function aScan(app: TestApp, { personId }: Somebody): Promise<string> {
  const id = app.kernel.id();
  const upload = {
    id,
    name: 'sheet.txt',
    declaredType: 'text/plain',
    uploadedBy: personId,
    now: app.kernel.now(),
  };
  return (await app.files.store(Readable.from([Buffer.from(`signed by hand: ${id}`)]), upload))._id;
}
