import { organizesIt } from '../../challenges/index.js';
import {
  type Act,
  authorize,
  Conflict,
  createRecord,
  invalid,
  type Kernel,
  permits,
  refuse,
  type Transaction,
  unlessTaken,
} from '../../kernel/index.js';
import { type RequirementRecord, type RequirementService } from '../../requirements/index.js';
import { type SolutionRecord, type SolutionService } from '../../solutions/index.js';
import { type DockingRecord } from '../model.js';
import { mayPropose } from '../policy.js';
import { type DockingLifecycle } from '../workflow.js';

const dockable: readonly string[] = ['eligible', 'scored', 'shortlisted'];
const open: readonly string[] = ['closed', 'docked'];

/** Begins talks about a solution. */
export class Proposing {
  constructor(
    private readonly kernel: Kernel,
    private readonly lifecycle: DockingLifecycle,
    private readonly requirements: RequirementService,
    private readonly solutions: SolutionService,
  ) {}

  /**
   * Creates a docking in the caller's transaction. Throws NOT_FOUND-like InvalidInput for a solution the
   * viewer does not see, FORBIDDEN for whoever may not propose, InvalidInput with what keeps it from being docked, Conflict
   * while it is being talked about already.
   */
  async propose(tx: Transaction, solutionId: string, act: Act): Promise<DockingRecord> {
    const solution = await this.solutions.find(tx.viewer, { id: solutionId });
    if (!solution) throw invalid('solutionId', 'NOT_FOUND', 'no such solution');
    const fields = newDocking(solution, tx);
    const proposed: DockingRecord = { ...fields, _id: '', status: 'in-talks', version: 0 };
    authorize(tx.viewer, mayPropose, proposed);
    const isOrganizer = permits(tx.viewer, organizesIt, proposed);
    const requirement = await this.requirements.find(tx.viewer, { id: solution.requirementId });
    refuse([...solutionProblems(solution, isOrganizer), ...requirementProblems(requirement)]);
    const taken = new Conflict('solutionId', 'there are talks about this solution already');
    const creation = createRecord(tx, this.lifecycle, fields, act);
    return unlessTaken(creation, 'solutionId', taken);
  }
}

function newDocking(solution: SolutionRecord, { viewer, now }: Transaction) {
  const { challengeId, requirementId, teamId, enterpriseId, institutionId } = solution;
  return {
    ...{ challengeId, requirementId, solutionId: solution._id, teamId, enterpriseId, institutionId },
    ...{ proposedBy: viewer.personId ?? '', proposedAt: now },
    ...{ enterpriseKey: null, teamKey: null, agreedAt: null, talks: [] },
  };
}

function solutionProblems({ status, handedOverAt }: SolutionRecord, isOrganizer: boolean) {
  const states = isOrganizer ? dockable : ['shortlisted'];
  return [
    ...(states.includes(status)
      ? []
      : [{ path: 'solutionId', code: 'NOT_DOCKABLE', message: `must be ${states.join(' or ')}` }]),
    ...(handedOverAt
      ? []
      : [{ path: 'solutionId', code: 'NOT_HANDED_OVER', message: 'the enterprise has not received it' }]),
  ];
}

function requirementProblems(requirement: RequirementRecord | null) {
  const path = 'requirement';
  if (!requirement || !open.includes(requirement.status))
    return [{ path, code: 'NOT_OPEN_FOR_DOCKING', message: 'must be closed for answers and not ended' }];
  const { slotsTaken, awardSlots } = requirement;
  return slotsTaken < awardSlots
    ? []
    : [{ path, code: 'SLOTS_FILLED', message: 'every award slot is taken' }];
}
