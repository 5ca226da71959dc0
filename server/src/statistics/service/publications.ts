import { limits } from '@duijie/shared';
import { type ChallengeRecord, type ChallengeService, organizesIt } from '../../challenges/index.js';
import {
  type Act,
  authorize,
  createRecord,
  type Kernel,
  type LocalizedText,
  notFound,
  once,
  type Page,
  type PageRequest,
  paginate,
  refuse,
  systemViewer,
  textProblems,
  type Transaction,
  transition,
  type Viewer,
  viewerActions,
} from '../../kernel/index.js';
import { type FrozenFigure, publicationModel, type PublicationRecord } from '../model.js';
import { publicationsVisibleTo } from '../policy.js';
import { type PublicationAction, publicationLifecycle, type PublicationLifecycle } from '../workflow.js';
import { definitionsFor } from './definitions.js';
import { type Basis, readFigures } from './figures.js';
import { rowIdsBehind } from './rows.js';

/** What an organizer writes; the figures are the system's. */
export interface PublicationForm {
  readonly title: LocalizedText;
  readonly text: LocalizedText;
  readonly asOf: Date;
  readonly basis: Basis;
}

type P = PublicationRecord;

/** Publications: drafted, published with their figures frozen, corrected with a reason. */
export class Publications {
  readonly #lifecycle: PublicationLifecycle;

  constructor(
    private readonly kernel: Kernel,
    private readonly challenges: ChallengeService,
  ) {
    this.#lifecycle = publicationLifecycle(kernel);
    kernel.registerSubject('publication', this.#lifecycle.model as never);
  }

  /** Publications of a challenge (by slug) that the viewer may see, the latest first. */
  async list(viewer: Viewer, challenge: string, page: PageRequest): Promise<Page<P>> {
    const challengeId = await this.challenges.idBySlug(viewer, challenge);
    if (challengeId === null) throw notFound();
    const filter = { $and: [{ challengeId }, publicationsVisibleTo(viewer)] };
    return paginate(publicationModel(this.kernel), { filter, sort: { createdAt: -1 }, page });
  }

  /** A publication by its id; null when it is missing or not visible. */
  find(viewer: Viewer, id: string): Promise<P | null> {
    return publicationModel(this.kernel)
      .findOne({ $and: [{ _id: id }, publicationsVisibleTo(viewer)] })
      .lean<P>();
  }

  /** Drafts a publication (organizers). */
  async draft(viewer: Viewer, challengeId: string, form: PublicationForm, act?: Act | null): Promise<P> {
    if (!(await this.challenges.find(viewer, challengeId))) throw notFound();
    authorize(viewer, organizesIt, { challengeId });
    refuse(formProblems(form));
    const request = { operation: 'publication.draft', input: { challengeId, form, act } };
    const work = (tx: Transaction) => {
      const fields = { ...form, challengeId, ...unpublished, createdAt: tx.now };
      return createRecord(tx, this.#lifecycle, fields, act ?? {});
    };
    return once(this.kernel, viewer, request, work, (id) => this.find(viewer, id));
  }

  edit(viewer: Viewer, id: string, form: PublicationForm, act?: Act | null): Promise<P> {
    refuse(formProblems(form));
    return this.#once(viewer, 'edit', { id, form, act }, (tx) =>
      transition(tx, this.#lifecycle, { id, action: 'edit', act, patch: { ...form } }),
    );
  }

  /** Freezes the figures with the rows behind them, and shows all of it to everybody. */
  publish(viewer: Viewer, id: string, act?: Act | null): Promise<P> {
    return this.#once(viewer, 'publish', { id, act }, (tx) => {
      const patch = async (before: P) => ({ ...(await this.#frozen(before)), publishedAt: tx.now });
      return transition(tx, this.#lifecycle, { id, action: 'publish', act, patch });
    });
  }

  /** Says what was wrong with a published one, which stays readable as it was. */
  correct(viewer: Viewer, id: string, correction: LocalizedText, act?: Act | null): Promise<P> {
    refuse(textProblems('correction', correction, limits.textLength));
    return this.#once(viewer, 'correct', { id, correction, act }, (tx) => {
      const patch = { correction, correctedAt: tx.now };
      return transition(tx, this.#lifecycle, { id, action: 'correct', act, patch });
    });
  }

  viewerActions(viewer: Viewer, publication: P): Promise<PublicationAction[]> {
    return viewerActions(this.kernel, this.#lifecycle, viewer, publication);
  }

  async #frozen({ challengeId, asOf, basis }: P) {
    const challenge = (await this.challenges.find(everything, challengeId)) as ChallengeRecord;
    const where = { programme: challenge.programme, moment: asOf, basis: basis as Basis };
    const [found] = await readFigures(this.kernel, { ...where, challengeIds: [challengeId], dimensions: [] });
    const set = definitionsFor(challenge.programme);
    const figures = set.figures.map(async ({ figure }): Promise<FrozenFigure> => {
      const rowIds = await rowIdsBehind(this.kernel, { ...where, challengeId, figure });
      return { figure, value: String(found!.totals[figure]), rowIds };
    });
    return { figures: await Promise.all(figures), definitionVersion: set.version };
  }

  #once(
    viewer: Viewer,
    operation: string,
    input: { id: string } & Record<string, unknown>,
    work: (tx: Transaction) => Promise<P>,
  ): Promise<P> {
    const request = { operation: `publication.${operation}`, input };
    return once(this.kernel, viewer, request, work, (id) => this.find(viewer, id));
  }
}

const everything = systemViewer('publications');

const unpublished = {
  figures: [] as FrozenFigure[],
  definitionVersion: null,
  publishedAt: null,
  correction: null,
  correctedAt: null,
};

function formProblems({ title, text }: PublicationForm) {
  return [
    ...textProblems('title', title, limits.titleLength),
    ...textProblems('text', text, limits.textLength),
  ];
}
