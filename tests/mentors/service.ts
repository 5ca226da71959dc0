import {
  asSystem,
  authorize,
  createRecord,
  type DecisionRecord,
  type Fact,
  type Kernel,
  notFound,
  once,
  personOf,
  type Reviewable,
  type Services,
  signedIn,
  type SubjectView,
  systemViewer,
  type Transaction,
  transition,
  type Viewer,
} from '@duijie/server';
import { trusted } from 'mongoose';
import {
  type MentorAction,
  mentorLifecycle,
  type MentorLifecycle,
  mentorModel,
  type MentorRecord,
} from './model.js';

/** What somebody says of themself. */
export type Declaration = Pick<MentorRecord, 'challengeId' | 'organizationId' | 'name' | 'expertise'>;

const everything = systemViewer('mentors');
const heading = (text: string) => ({ lang: 'en' as const, text, translations: [] });

/** Mentors: they declare themselves, a panel reviews them, and a decision appoints or declines them. */
export class MentorService implements Reviewable {
  readonly #lifecycle: MentorLifecycle;

  constructor(
    private readonly kernel: Kernel,
    private readonly services: Pick<Services, 'challenges' | 'organizations' | 'reviews'>,
  ) {
    this.#lifecycle = mentorLifecycle(kernel);
    kernel.registerSubject('mentor', this.#lifecycle.model as never);
    services.reviews.registerReviewable('mentor', this);
    kernel.project('round', (fact, tx) => this.#followRound(fact, tx));
    kernel.project('decision', (fact, tx) => this.#followDecision(fact as Fact<DecisionRecord>, tx));
  }

  /** A mentor the viewer may see, or null. */
  async find(viewer: Viewer, id: string): Promise<MentorRecord | null> {
    return (await this.#findMany(viewer, [id]))[0] ?? null;
  }

  /** Anybody who is signed in may declare themself; answers the mentor's id. */
  async declare(viewer: Viewer, declaration: Declaration): Promise<string> {
    authorize(viewer, signedIn, declaration);
    if (!(await this.services.challenges.find(viewer, declaration.challengeId))) throw notFound();
    const request = { operation: 'declareMentor', input: { declaration } };
    const work = (tx: Transaction) =>
      createRecord(tx, this.#lifecycle, { ...declaration, personId: personOf(viewer) });
    return (await once(this.kernel, viewer, request, work, (id) => this.find(viewer, id)))._id;
  }

  async challengesOf(viewer: Viewer, ids: readonly string[]): Promise<Map<string, string>> {
    return new Map((await this.#findMany(viewer, ids)).map(({ _id, challengeId }) => [_id, challengeId]));
  }

  /** Nobody judges themself, nor whom they share an organization with. */
  async conflictsOf(personId: string, ids: readonly string[]): Promise<Map<string, string>> {
    const found = await this.#findMany(everything, ids);
    const organizations = found.flatMap(({ organizationId }) => organizationId ?? []);
    const shared = await this.services.organizations.conflictsOf(personId, organizations);
    return new Map(
      found.flatMap((mentor): [string, string][] => {
        const reason = mentor.personId === personId ? 'is themself' : shared.get(mentor.organizationId ?? '');
        return reason === undefined ? [] : [[mentor._id, reason]];
      }),
    );
  }

  async describe(
    _viewer: Viewer,
    ids: readonly string[],
    { blind }: { blind: boolean },
  ): Promise<Map<string, SubjectView>> {
    const found = await this.#findMany(everything, ids);
    const view = ({ name, expertise: title }: MentorRecord): SubjectView => {
      const sections = blind ? [] : [{ heading: heading('Name'), text: name }];
      return { code: null, title, sections };
    };
    return new Map(found.map((mentor) => [mentor._id, view(mentor)]));
  }

  /** No award is given in this programme. */
  async confirmersOf(): Promise<[]> {
    return [];
  }

  async #followRound({ action, after, effectiveAt }: Fact, tx: Transaction): Promise<void> {
    if (action !== 'finalise') return;
    const reviewed = await this.services.reviews.rounds.reviewedSubjects(tx, after._id, 'mentor');
    for (const id of reviewed) await this.#take(tx, id, 'review', effectiveAt);
  }

  async #followDecision(
    { action, after, effectiveAt }: Fact<DecisionRecord>,
    tx: Transaction,
  ): Promise<void> {
    if (action !== 'create') return;
    for (const { subjectKind, subjectId, outcome } of after.outcomes)
      if (subjectKind === 'mentor' && (outcome === 'appoint' || outcome === 'decline'))
        await this.#take(tx, subjectId, outcome, effectiveAt);
  }

  async #take(tx: Transaction, id: string, action: MentorAction, effectiveAt: Date): Promise<void> {
    await transition(asSystem(tx), this.#lifecycle, { id, action, act: { effectiveAt } });
  }

  async #findMany(viewer: Viewer, ids: readonly string[]): Promise<MentorRecord[]> {
    const visible = viewer.kind === 'system' ? {} : await this.#lifecycle.visibleTo(viewer, this.kernel);
    const filter = { $and: [{ _id: trusted({ $in: [...ids] }) }, visible] };
    return mentorModel(this.kernel).find(filter).lean<MentorRecord[]>();
  }
}
