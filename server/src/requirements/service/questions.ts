import { limits } from '@duijie/shared';
import {
  type Act,
  assertPermitted,
  createRecord,
  type HistoryEntry,
  type Kernel,
  type LocalizedText,
  notFound,
  once,
  type Page,
  type PageRequest,
  paginateEach,
  type Patch,
  readHistories,
  refuse,
  systemViewer,
  textProblems,
  type Transaction,
  transition,
  type Viewer,
  viewerActions,
} from '../../kernel/index.js';
import { assertLeaderNamed, type TeamService } from '../../teams/index.js';
import { type RequirementRecord } from '../model.js';
import { questionModel, type QuestionRecord } from '../model/question.js';
import { questionsVisibleTo } from '../policy/questions.js';
import {
  askingProblems,
  type QuestionAction,
  type QuestionLifecycle,
  questionLifecycle,
} from '../workflow/questions.js';
import { type Actions, assertOwnerNamed } from './actions.js';

type Q = QuestionRecord;

/** What a team asks about a requirement. */
export interface NewQuestion {
  readonly requirementId: string;
  readonly teamId: string;
  readonly text: LocalizedText;
}

/** Questions about requirements: a team asks, the enterprise answers, every team reads the answer, nobody learns who asked. */
export class Questions {
  readonly #lifecycle: QuestionLifecycle;

  constructor(
    private readonly kernel: Kernel,
    private readonly requirements: Actions,
    private readonly teams: TeamService,
  ) {
    this.#lifecycle = questionLifecycle(kernel);
    kernel.registerSubject('question', this.#lifecycle.model as never);
  }

  /** A page of each requirement's questions that the viewer may see, the oldest first. */
  listEach(
    viewer: Viewer,
    requirementIds: readonly string[],
    page: PageRequest,
  ): Promise<Map<string, Page<Q>>> {
    const list = { filter: questionsVisibleTo(viewer), sort: { askedAt: 1 }, page } as const;
    const each = { key: 'requirementId', parents: requirementIds } as const;
    return paginateEach(questionModel(this.kernel), { ...list, ...each });
  }

  /** A question the viewer may see, or null. */
  async find(viewer: Viewer, id: string): Promise<Q | null> {
    return questionModel(this.kernel)
      .findOne({ $and: [{ _id: id }, questionsVisibleTo(viewer)] })
      .lean<Q>();
  }

  /** The history of each question; whoever asks must be allowed to see who asked. */
  histories(ids: readonly string[]): Promise<Map<string, HistoryEntry[]>> {
    return readHistories(this.kernel, 'question', ids);
  }

  viewerActions(viewer: Viewer, question: Q): Promise<QuestionAction[]> {
    return viewerActions(this.kernel, this.#lifecycle, viewer, question);
  }

  /** Asks while the requirement takes answers: by anybody of a registered team, or by the organizer on its behalf. */
  async ask(viewer: Viewer, question: NewQuestion, act?: Act | null): Promise<Q> {
    const request = { operation: 'question.ask', input: { question, act } };
    const id = await once(this.kernel, viewer, request, (tx) => this.#ask(tx, question, act ?? {}));
    return this.#read(viewer, id);
  }

  /** Answers a question, or puts another answer in place of the present one. */
  answer(
    viewer: Viewer,
    id: string,
    action: 'answer' | 'amend',
    answer: LocalizedText,
    act?: Act | null,
  ): Promise<Q> {
    const patch = ({ now }: Transaction): Patch<Q> => {
      refuse(textProblems('answer', answer, limits.textLength));
      return { answer, ...(action === 'answer' && { answeredAt: now }) };
    };
    return this.#take(viewer, id, action, { input: answer, act, patch });
  }

  /** Leaves a question unanswered for a reason. */
  dismiss(viewer: Viewer, id: string, act?: Act | null): Promise<Q> {
    return this.#take(viewer, id, 'dismiss', { act });
  }

  /** Takes a question back. */
  withdraw(viewer: Viewer, id: string, act?: Act | null): Promise<Q> {
    return this.#take(viewer, id, 'withdraw', { act });
  }

  async #ask(tx: Transaction, { requirementId, teamId, text }: NewQuestion, act: Act): Promise<string> {
    const requirement = await this.requirements.read(tx.viewer, requirementId, tx);
    const fields = { ...placeOf(requirement), teamId, text };
    const record = { ...fields, ...unanswered, askedBy: tx.viewer.personId ?? '', askedAt: tx.now };
    assertPermitted(tx, this.#lifecycle, 'withdraw', { ...record, ...firstVersion }, act);
    assertLeaderNamed(await this.teams.assertMayAnswer(tx, teamId), act);
    refuse([...askingProblems(requirement, tx.now), ...textProblems('text', text, limits.summaryLength)]);
    return (await createRecord(tx, this.#lifecycle, record, act))._id;
  }

  async #take(
    viewer: Viewer,
    id: string,
    action: QuestionAction,
    given: { input?: unknown; act?: Act | null | undefined; patch?: (tx: Transaction) => Patch<Q> },
  ): Promise<Q> {
    const { input, act, patch } = given;
    const request = { operation: `question.${action}`, input: { id, input, act } };
    await once(this.kernel, viewer, request, async (tx) => {
      const command = { id, action, act: act ?? null, patch: () => patch?.(tx) ?? {} };
      const after = await transition(tx, this.#lifecycle, command);
      if (action !== 'withdraw') assertOwnerNamed(after, act);
      else assertLeaderNamed((await this.teams.find(systemViewer('questions'), after.teamId))!, act);
      return id;
    });
    return this.#read(viewer, id);
  }

  /** What the viewer has just written. */
  async #read(viewer: Viewer, id: string): Promise<Q> {
    const found = await this.find(viewer, id);
    if (!found) throw notFound();
    return found;
  }
}

function placeOf({ _id, challengeId, organizationId, region }: RequirementRecord) {
  return { requirementId: _id, challengeId, organizationId, region };
}

const unanswered = { answer: null, answeredAt: null };
const firstVersion = { _id: '', status: 'asked', version: 0 };
