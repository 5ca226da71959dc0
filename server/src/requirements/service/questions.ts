import { limits } from '@duijie/shared';
import {
  type Act,
  Actions,
  assertPermitted,
  createRecord,
  type HistoryEntry,
  type Kernel,
  type LocalizedText,
  type Page,
  type PageRequest,
  paginateEach,
  type Patch,
  readHistories,
  refuse,
  systemViewer,
  textProblems,
  type Transaction,
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
  questionLifecycle,
  type QuestionState,
} from '../workflow/questions.js';
import { type RequirementActions } from '../workflow.js';
import { assertEnterpriseNamed } from './naming.js';

type Q = QuestionRecord;

/** What a team asks about a requirement. */
export interface NewQuestion {
  readonly requirementId: string;
  readonly teamId: string;
  readonly text: LocalizedText;
}

/** Questions about requirements: a team asks, the enterprise answers, every team reads the answer, nobody learns who asked. */
export class Questions {
  readonly #actions: Actions<Q, QuestionState, QuestionAction>;

  constructor(
    private readonly kernel: Kernel,
    private readonly requirements: RequirementActions,
    private readonly teams: TeamService,
  ) {
    this.#actions = new Actions(kernel, questionLifecycle(kernel), {
      assertNamed: (after, action, act) => this.#assertNamed(after, action, act),
    });
    kernel.registerSubject('question', this.#actions.lifecycle.model as never);
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
    return viewerActions(this.kernel, this.#actions.lifecycle, viewer, question);
  }

  /** Asks while the requirement takes answers: by anybody of a registered team, or by the organizer on its behalf. */
  ask(viewer: Viewer, question: NewQuestion, act?: Act | null): Promise<Q> {
    return this.#actions.once(viewer, 'ask', { question, act }, (tx) => this.#ask(tx, question, act ?? {}));
  }

  /** Answers a question, or puts another answer in place of the present one. */
  answer(
    viewer: Viewer,
    id: string,
    action: 'answer' | 'amend',
    answer: LocalizedText,
    act?: Act | null,
  ): Promise<Q> {
    const patch = (_before: Q, { now }: Transaction): Patch<Q> => {
      refuse(textProblems('answer', answer, limits.textLength));
      return { answer, ...(action === 'answer' && { answeredAt: now }) };
    };
    return this.#actions.take(viewer, { id, action, input: answer, act, patch });
  }

  /** Leaves a question unanswered for a reason. */
  dismiss(viewer: Viewer, id: string, act?: Act | null): Promise<Q> {
    return this.#actions.take(viewer, { id, action: 'dismiss', act });
  }

  /** Takes a question back. */
  withdraw(viewer: Viewer, id: string, act?: Act | null): Promise<Q> {
    return this.#actions.take(viewer, { id, action: 'withdraw', act });
  }

  async #ask(tx: Transaction, { requirementId, teamId, text }: NewQuestion, act: Act): Promise<Q> {
    const requirement = await this.requirements.read(tx.viewer, requirementId, tx);
    const fields = { ...placeOf(requirement), teamId, text };
    const record = { ...fields, ...unanswered, askedBy: tx.viewer.personId ?? '', askedAt: tx.now };
    assertPermitted(tx, this.#actions.lifecycle, 'withdraw', { ...record, ...firstVersion }, act);
    assertLeaderNamed(await this.teams.assertMayAnswer(tx, teamId), act);
    refuse([...askingProblems(requirement, tx.now), ...textProblems('text', text, limits.summaryLength)]);
    return createRecord(tx, this.#actions.lifecycle, record, act);
  }

  /** Who takes a question back for another names the team; who answers it, the enterprise. */
  async #assertNamed(question: Q, action: QuestionAction, act: Act): Promise<void> {
    if (action !== 'withdraw') return assertEnterpriseNamed(question, act);
    assertLeaderNamed((await this.teams.find(systemViewer('questions'), question.teamId))!, act);
  }
}

function placeOf({ _id, challengeId, organizationId, region }: RequirementRecord) {
  return { requirementId: _id, challengeId, organizationId, region };
}

const unanswered = { answer: null, answeredAt: null };
const firstVersion = { _id: '', status: 'asked', version: 0 };
