import { limits, type Problem } from '@duijie/shared';
import { type ChallengeService, organizes } from '../../challenges/index.js';
import {
  type Act,
  authorize,
  Conflict,
  createRecord,
  invalid,
  type Kernel,
  notFound,
  once,
  type Page,
  type PageRequest,
  paginate,
  refuse,
  textProblems,
  type Transaction,
  transition,
  unlessTaken,
  type Viewer,
  viewerActions,
} from '../../kernel/index.js';
import { decisionModel, type DecisionRecord, type Outcome } from '../model.js';
import { decisionsVisibleTo } from '../policy.js';
import { type DecisionAction, type DecisionLifecycle, decisionLifecycle } from '../workflow.js';
import { type Reviewables } from './reviewables.js';
import { type Rounds } from './rounds.js';

/** A decision as it is recorded; `supersedes` names an earlier one that it corrects, and then a reason is needed. */
export type NewDecision = Pick<
  DecisionRecord,
  'challengeId' | 'number' | 'roundId' | 'minutes' | 'outcomes' | 'decidedAt' | 'supersedes'
>;

/** Decisions: recorded once, corrected only by a later one. */
export class Decisions {
  readonly #lifecycle: DecisionLifecycle;

  constructor(
    private readonly kernel: Kernel,
    private readonly challenges: ChallengeService,
    private readonly rounds: Rounds,
    private readonly reviewables: Reviewables,
  ) {
    this.#lifecycle = decisionLifecycle(kernel);
    kernel.registerSubject('decision', this.#lifecycle.model as never);
  }

  /** A decision the viewer may see, or null. */
  async find(viewer: Viewer, id: string): Promise<DecisionRecord | null> {
    const filter = { $and: [{ _id: id }, decisionsVisibleTo(viewer)] };
    return decisionModel(this.kernel).findOne(filter).lean<DecisionRecord>();
  }

  /** Decisions of a challenge that the viewer may see, the latest first. */
  list(viewer: Viewer, challengeId: string, page: PageRequest): Promise<Page<DecisionRecord>> {
    const filter = { $and: [{ challengeId }, decisionsVisibleTo(viewer)] };
    return paginate(decisionModel(this.kernel), { filter, sort: { decidedAt: -1 }, page });
  }

  /** Records a decision (organizers). Throws Conflict for a number that the challenge has used. */
  async record(viewer: Viewer, decision: NewDecision, act?: Act | null): Promise<DecisionRecord> {
    const challenge = await this.challenges.find(viewer, decision.challengeId);
    if (!challenge) throw notFound();
    authorize(viewer, organizes, challenge);
    refuse(decisionProblems(decision, this.kernel.now()));
    await this.#refuseForeign(viewer, decision);
    const request = { operation: 'recordDecision', input: { decision, act } };
    const work = (tx: Transaction) => this.#write(tx, decision, act ?? {});
    return once(this.kernel, viewer, request, work, (id) => this.find(viewer, id));
  }

  viewerActions(viewer: Viewer, decision: DecisionRecord): Promise<DecisionAction[]> {
    return viewerActions(this.kernel, this.#lifecycle, viewer, decision);
  }

  async #write(tx: Transaction, decision: NewDecision, act: Act): Promise<DecisionRecord> {
    const { challengeId, number, supersedes } = decision;
    const fields = { ...decision, recordedAt: tx.now, supersededBy: null };
    const taken = new Conflict('number', `there is a decision ${number} in this challenge already`);
    const recorded = await unlessTaken(createRecord(tx, this.#lifecycle, fields, act), 'number', taken);
    if (supersedes !== null) {
      // A file proves one thing: the evidence belongs to the new decision.
      const why = { ...act, evidence: null, onBehalfOf: null };
      const patch = { supersededBy: recorded._id };
      const command = { id: supersedes, action: 'supersede', act: why, patch } as const;
      const earlier = await transition(tx, this.#lifecycle, command);
      if (earlier.challengeId !== challengeId)
        throw invalid('supersedes', 'NOT_FOUND', 'no such decision in this challenge');
    }
    return recorded;
  }

  async #refuseForeign(viewer: Viewer, { challengeId, roundId, outcomes }: NewDecision): Promise<void> {
    if (roundId !== null && (await this.rounds.find(viewer, roundId))?.challengeId !== challengeId)
      throw invalid('roundId', 'NOT_FOUND', 'no such round in this challenge');
    const subjects = outcomes.map(({ subjectKind, subjectId }) => ({ kind: subjectKind, id: subjectId }));
    await this.reviewables.assertInChallenge(viewer, challengeId, subjects, 'outcomes');
  }
}

const mostOutcomes = 500;

function decisionProblems({ number, minutes, outcomes, decidedAt }: NewDecision, now: Date): Problem[] {
  const problems = textProblems('minutes', minutes, limits.textLength);
  if (!/^\S(.{0,62}\S)?$/.test(number))
    problems.push({ path: 'number', code: 'MALFORMED', message: '1 to 64 characters' });
  if (decidedAt > now)
    problems.push({ path: 'decidedAt', code: 'IN_THE_FUTURE', message: 'cannot lie in the future' });
  if (outcomes.length === 0 || outcomes.length > mostOutcomes)
    problems.push({ path: 'outcomes', code: 'OUT_OF_RANGE', message: `between 1 and ${mostOutcomes}` });
  return [...problems, ...outcomes.flatMap(outcomeProblems)];
}

function outcomeProblems(each: Outcome, index: number, all: readonly Outcome[]): Problem[] {
  const at = `outcomes.${index}`;
  const problems: Problem[] = [];
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(each.outcome))
    problems.push({ path: `${at}.outcome`, code: 'MALFORMED', message: 'a code like "select"' });
  if ((each.reason?.length ?? 0) > limits.reasonLength)
    problems.push({
      path: `${at}.reason`,
      code: 'TOO_LONG',
      message: `at most ${limits.reasonLength} characters`,
    });
  const same = (other: Outcome) =>
    other.subjectKind === each.subjectKind && other.subjectId === each.subjectId;
  if (all.findIndex(same) !== index)
    problems.push({ path: `${at}.subjectId`, code: 'DUPLICATE', message: 'decided twice' });
  return problems;
}
