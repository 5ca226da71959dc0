import { limits } from '@duijie/shared';
import {
  type Act,
  assertPermitted,
  Conflict,
  createRecord,
  invalid,
  InvalidInput,
  type Kernel,
  type Patch,
  refuse,
  type Transaction,
  unlessTaken,
  type Viewer,
} from '../../kernel/index.js';
import { type RequirementRecord, shownText } from '../../requirements/index.js';
import { type TeamRecord } from '../../teams/index.js';
import { passGate, type SolutionRecord } from '../model.js';
import {
  groundProblems,
  isAnswerable,
  notAnswerable,
  type SolutionActions,
  type Surroundings,
} from '../workflow.js';
import { contentProblems } from '../workflow/content.js';
import { emptyContent, filledIn, type SolutionForm } from './form.js';
import { assertSideNamed } from './naming.js';
import { type Neighbours } from './surroundings.js';

/** What a draft starts with. */
export interface NewSolution extends SolutionForm {
  requirementId: string;
  teamId: string;
}

/** The team's side until it is handed in: drafting, editing, files. */
export class Drafts {
  constructor(
    private readonly kernel: Kernel,
    private readonly actions: SolutionActions,
    private readonly neighbours: Neighbours,
    private readonly around: Surroundings,
  ) {}

  /** Drafts a team's answer to a requirement: by its people, or by an organizer on their behalf. */
  draft(viewer: Viewer, draft: NewSolution, act?: Act | null): Promise<SolutionRecord> {
    return this.actions.once(viewer, 'draft', { draft, act }, (tx) => this.#create(tx, draft, act ?? {}));
  }

  /** Changes the fields that are given, in the working copy. */
  edit(viewer: Viewer, id: string, form: SolutionForm, act?: Act | null): Promise<SolutionRecord> {
    const patch = async (before: SolutionRecord, tx: Transaction): Promise<Patch<SolutionRecord>> => {
      const requirement = await this.around.requirementOf(before.requirementId, tx);
      const content = filledIn(before.content, form);
      refuse(contentProblems(content, requirement ? shownText(requirement).indicators : []));
      return { content };
    };
    return this.actions.take(viewer, { id, action: 'edit', act, input: form, patch });
  }

  /** Adds a file the viewer uploaded. */
  attach(viewer: Viewer, id: string, fileId: string, act?: Act | null): Promise<SolutionRecord> {
    const patch = async (before: SolutionRecord, tx: Transaction) => {
      const file = await this.kernel.parts.evidence.find(fileId);
      const attached = attachPatch(before, fileId, file?.uploadedBy === viewer.personId);
      await this.#bind(tx, fileId, id);
      return attached;
    };
    return this.actions.take(viewer, { id, action: 'edit', act, input: { attach: fileId }, patch });
  }

  /** Takes a file off the working copy; versions that were handed in keep it. */
  remove(viewer: Viewer, id: string, fileId: string, act?: Act | null): Promise<SolutionRecord> {
    const patch = ({ content }: SolutionRecord): Patch<SolutionRecord> => {
      if (!content.attachments.includes(fileId)) throw noSuchFile();
      const attachments = content.attachments.filter((each) => each !== fileId);
      return { content: { ...content, attachments } };
    };
    return this.actions.take(viewer, { id, action: 'edit', act, input: { remove: fileId }, patch });
  }

  async #bind(tx: Transaction, fileId: string, id: string): Promise<void> {
    const taken = invalid('fileId', 'ALREADY_USED', 'the file belongs to something else');
    await this.kernel.parts.evidence
      .attach(tx.session, fileId, { kind: 'solution', id })
      .catch((error: unknown) => Promise.reject(error instanceof InvalidInput ? taken : (error as Error)));
  }

  async #create(
    tx: Transaction,
    { requirementId, teamId, ...form }: NewSolution,
    act: Act,
  ): Promise<SolutionRecord> {
    await passGate(tx, requirementId);
    const requirement = await this.#requirementOf(tx.viewer, requirementId);
    const team = await this.#teamOf(tx.viewer, teamId);
    const challenge = await this.around.challengeOf(requirement.challengeId, tx);
    const fields = {
      ...unsubmitted,
      ...originOf(requirement, team),
      code: `${challenge?.codePrefix ?? ''}-FA-${this.kernel.id().slice(0, 8).toUpperCase()}`,
      content: filledIn(emptyContent, form),
      createdBy: tx.viewer.personId ?? '',
      createdAt: tx.now,
    };
    assertPermitted(tx, this.actions.lifecycle, 'edit', { ...fields, ...firstVersion }, act);
    refuse([
      ...(isAnswerable(requirement) ? [] : [notAnswerable]),
      ...groundProblems({ requirement, challenge, team }),
      ...contentProblems(fields.content, shownText(requirement).indicators),
    ]);
    const taken = new Conflict('teamId', 'the team answers this requirement already');
    const creation = createRecord(tx, this.actions.lifecycle, fields, act);
    const after = await unlessTaken(creation, 'teamId', taken);
    await assertSideNamed(this.around, tx, after, 'edit', act);
    return after;
  }

  async #requirementOf(viewer: Viewer, id: string): Promise<RequirementRecord> {
    const requirement = await this.neighbours.requirements.find(viewer, { id });
    if (!requirement) throw invalid('requirementId', 'NOT_FOUND', 'no such requirement');
    return requirement;
  }

  async #teamOf(viewer: Viewer, id: string): Promise<TeamRecord> {
    const team = await this.neighbours.teams.find(viewer, id);
    if (!team) throw invalid('teamId', 'NOT_FOUND', 'no such team');
    return team;
  }
}

const firstVersion = { _id: '', status: 'draft', version: 0 };

const unsubmitted = {
  submitted: null,
  receipt: null,
  openedAt: null,
  lockedAt: null,
  screenedAt: null,
  scoredAt: null,
  handedOverAt: null,
  dockedFrom: null,
  feedback: null,
};

function originOf(requirement: RequirementRecord, team: TeamRecord) {
  return {
    challengeId: requirement.challengeId,
    requirementId: requirement._id,
    enterpriseId: requirement.organizationId,
    teamId: team._id,
    institutionId: team.organizationId,
  };
}

function attachPatch({ content }: SolutionRecord, fileId: string, isOwn: boolean): Patch<SolutionRecord> {
  if (!isOwn) throw noSuchFile();
  if (content.attachments.includes(fileId)) throw invalid('fileId', 'DUPLICATE', 'attached already');
  if (content.attachments.length >= limits.attachments)
    throw invalid('fileId', 'TOO_MANY', `at most ${limits.attachments} files`);
  return { content: { ...content, attachments: [...content.attachments, fileId] } };
}

function noSuchFile() {
  return invalid('fileId', 'NOT_FOUND', 'no such file of yours');
}
