import { limits, type Problem } from '@duijie/shared';
import { type ChallengeService, organizes } from '../../challenges/index.js';
import {
  type Act,
  authorize,
  createRecord,
  type Kernel,
  notFound,
  once,
  type Page,
  type PageRequest,
  paginate,
  personOf,
  refuse,
  textProblems,
  type Transaction,
  transition,
  type Viewer,
  viewerActions,
} from '../../kernel/index.js';
import { noticeModel, type NoticeRecord } from '../model.js';
import { noticesVisibleTo } from '../policy.js';
import { type NoticeAction, type NoticeLifecycle, noticeLifecycle } from '../workflow.js';
import { type Reviewables } from './reviewables.js';

/** A public notice as it is published. */
export type NewNotice = Pick<NoticeRecord, 'challengeId' | 'title' | 'text' | 'from' | 'until' | 'subjects'>;

/** Public notices and the objections to them. */
export class Notices {
  readonly #lifecycle: NoticeLifecycle;

  constructor(
    private readonly kernel: Kernel,
    private readonly challenges: ChallengeService,
    private readonly reviewables: Reviewables,
  ) {
    this.#lifecycle = noticeLifecycle(kernel);
    kernel.registerSubject('notice', this.#lifecycle.model as never);
  }

  /** A notice the viewer may see, or null. */
  async find(viewer: Viewer, id: string): Promise<NoticeRecord | null> {
    const filter = { $and: [{ _id: id }, noticesVisibleTo(viewer, this.kernel)] };
    return noticeModel(this.kernel).findOne(filter).lean<NoticeRecord>();
  }

  /** Notices of a challenge that the viewer may see, the latest first. */
  list(viewer: Viewer, challengeId: string, page: PageRequest): Promise<Page<NoticeRecord>> {
    const filter = { $and: [{ challengeId }, noticesVisibleTo(viewer, this.kernel)] };
    return paginate(noticeModel(this.kernel), { filter, sort: { from: -1 }, page });
  }

  /** Publishes a notice (organizers); it becomes public when its period begins. */
  async publish(viewer: Viewer, notice: NewNotice, act?: Act | null): Promise<NoticeRecord> {
    const challenge = await this.challenges.find(viewer, notice.challengeId);
    if (!challenge) throw notFound();
    authorize(viewer, organizes, challenge);
    refuse(noticeProblems(notice));
    await this.reviewables.assertInChallenge(viewer, challenge._id, notice.subjects, 'subjects');
    const request = { operation: 'publishNotice', input: { notice, act } };
    const work = (tx: Transaction) =>
      createRecord(tx, this.#lifecycle, { ...notice, objections: [] }, act ?? {});
    return once(this.kernel, viewer, request, work, (id) => this.find(viewer, id));
  }

  /** Objects to an open notice (anybody signed in, once). */
  async object(viewer: Viewer, id: string, text: string): Promise<NoticeRecord> {
    refuse(objectionProblems(text));
    const request = { operation: 'objectToNotice', input: { id, text } };
    const work = (tx: Transaction) => {
      const objection = () => ({ by: personOf(viewer), text: text.trim(), at: tx.now });
      const patch = ({ objections }: NoticeRecord) => ({ objections: [...objections, objection()] });
      return transition(tx, this.#lifecycle, { id, action: 'object', patch });
    };
    return once(this.kernel, viewer, request, work, () => this.find(viewer, id));
  }

  viewerActions(viewer: Viewer, notice: NoticeRecord): Promise<NoticeAction[]> {
    return viewerActions(this.kernel, this.#lifecycle, viewer, notice);
  }
}

function noticeProblems({ title, text, from, until }: NewNotice): Problem[] {
  const problems = [
    ...textProblems('title', title, limits.titleLength),
    ...textProblems('text', text, limits.textLength),
  ];
  if (until < from) problems.push({ path: 'until', code: 'NOT_AFTER', message: 'must not be before `from`' });
  return problems;
}

function objectionProblems(text: string): Problem[] {
  if (!text.trim()) return [{ path: 'text', code: 'REQUIRED', message: 'must not be empty' }];
  if (text.length <= limits.reasonLength) return [];
  return [{ path: 'text', code: 'TOO_LONG', message: `at most ${limits.reasonLength} characters` }];
}
