import { limits } from '@duijie/shared';
import { acceptsSubmissions, type ChallengeRecord, type ChallengeService } from '../../challenges/index.js';
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
import { type OrganizationRecord, type OrganizationService } from '../../organizations/index.js';
import { type Attachment, type RequirementRecord } from '../model.js';
import { deadlineProblems, dictionaryProblems, notCollecting, type RequirementActions } from '../workflow.js';
import { emptyForm, filledIn, formProblems, type RequirementForm } from './form.js';
import { assertEnterpriseNamed } from './naming.js';

/** What a draft starts with. */
export interface NewRequirement extends RequirementForm {
  challengeId: string;
  organizationId: string;
  externalRef?: string | null;
}

/** The enterprise's side until submission: drafting, editing, files. */
export class Drafts {
  constructor(
    private readonly kernel: Kernel,
    private readonly actions: RequirementActions,
    private readonly challenges: ChallengeService,
    private readonly organizations: OrganizationService,
  ) {}

  /** Drafts a requirement for an enterprise: by its people, or by the organizer on its behalf. */
  draft(viewer: Viewer, draft: NewRequirement, act?: Act | null): Promise<RequirementRecord> {
    return this.actions.once(viewer, 'draft', { draft, act }, (tx) => this.#create(tx, draft, act ?? {}));
  }

  /** Changes the fields that are given. */
  edit(viewer: Viewer, id: string, form: RequirementForm, act?: Act | null): Promise<RequirementRecord> {
    const patch = async (before: RequirementRecord, { now }: Transaction) =>
      editPatch(before, form, await this.challenges.find(viewer, before.challengeId), now);
    return this.actions.take(viewer, { id, action: 'edit', act, input: form, patch });
  }

  /** Adds a file the viewer uploaded. */
  attach(viewer: Viewer, id: string, fileId: string, act?: Act | null): Promise<RequirementRecord> {
    const patch = async (before: RequirementRecord, tx: Transaction) => {
      const file = await this.kernel.parts.evidence.find(fileId);
      const attached = attachPatch(before, fileId, file?.uploadedBy === viewer.personId);
      await this.#bind(tx, fileId, id);
      return attached;
    };
    return this.actions.take(viewer, { id, action: 'edit', act, input: { attach: fileId }, patch });
  }

  /** Takes a file off again. */
  remove(viewer: Viewer, id: string, fileId: string, act?: Act | null): Promise<RequirementRecord> {
    const patch = ({ attachments }: RequirementRecord): Patch<RequirementRecord> => {
      if (!attachments.some((each) => each.fileId === fileId)) throw noSuchFile();
      return { attachments: attachments.filter((each) => each.fileId !== fileId) };
    };
    return this.actions.take(viewer, { id, action: 'edit', act, input: { remove: fileId }, patch });
  }

  async #bind(tx: Transaction, fileId: string, id: string): Promise<void> {
    const taken = invalid('fileId', 'ALREADY_USED', 'the file belongs to something else');
    await this.kernel.parts.evidence
      .attach(tx.session, fileId, { kind: 'requirement', id })
      .catch((error: unknown) => Promise.reject(error instanceof InvalidInput ? taken : (error as Error)));
  }

  async #create(tx: Transaction, draft: NewRequirement, act: Act): Promise<RequirementRecord> {
    const { challengeId, organizationId, externalRef = null, ...form } = draft;
    const challenge = await this.#challengeOf(tx.viewer, challengeId);
    const organization = await this.#organizationOf(tx.viewer, organizationId);
    const start = emptyForm(challenge.defaults.requirementDeadline, challenge.defaults.awardSlots);
    const fields = { ...start, ...filledIn(start, form) };
    const record = { ...unsubmitted, ...fields, challengeId, organizationId, externalRef };
    const created = { ...record, region: organization.region, createdBy: tx.viewer.personId ?? '' };
    assertPermitted(tx, this.actions.lifecycle, 'edit', { ...created, ...firstVersion }, act);
    if (!acceptsSubmissions(challenge)) refuse([notCollecting]);
    refuse([
      ...formProblems(fields),
      ...dictionaryProblems(fields, challenge),
      ...deadlineProblems(form.deadline ?? null, tx.now),
    ]);
    const taken = new Conflict('externalRef', `"${externalRef}" is in this challenge already`);
    const creation = createRecord(tx, this.actions.lifecycle, created, act);
    const after = await unlessTaken(creation, 'externalRef', taken);
    assertEnterpriseNamed(after, act);
    return after;
  }

  async #challengeOf(viewer: Viewer, id: string): Promise<ChallengeRecord> {
    const challenge = await this.challenges.find(viewer, id);
    if (!challenge) throw invalid('challengeId', 'NOT_FOUND', 'no such challenge');
    return challenge;
  }

  async #organizationOf(viewer: Viewer, id: string): Promise<OrganizationRecord> {
    const organization = await this.organizations.find(viewer, id);
    if (!organization) throw invalid('organizationId', 'NOT_FOUND', 'no such organization');
    if (organization.status === 'suspended')
      throw invalid('organizationId', 'SUSPENDED', 'the organization is suspended');
    return organization;
  }
}

const firstVersion = { _id: '', status: 'draft', version: 0 };

const unsubmitted = {
  code: null,
  publicText: null,
  publicVersion: 0,
  confirmedVersion: null,
  slotsTaken: 0,
  attachments: [] as Attachment[],
  recommendedBy: null,
  submittedAt: null,
  releasedAt: null,
  closedAt: null,
  isPublic: false,
};

function editPatch(
  before: RequirementRecord,
  form: RequirementForm,
  challenge: ChallengeRecord | null,
  now: Date,
): Patch<RequirementRecord> {
  const patch = filledIn(before, form);
  const fields = { ...before, ...patch };
  refuse([
    ...formProblems(fields),
    ...(challenge ? dictionaryProblems(fields, challenge) : [notCollecting]),
    ...deadlineProblems(form.deadline ?? null, now),
  ]);
  return patch;
}

function attachPatch(
  { attachments }: RequirementRecord,
  fileId: string,
  isOwn: boolean,
): Patch<RequirementRecord> {
  if (!isOwn) throw noSuchFile();
  if (attachments.some((each) => each.fileId === fileId))
    throw invalid('fileId', 'DUPLICATE', 'attached already');
  if (attachments.length >= limits.attachments)
    throw invalid('fileId', 'TOO_MANY', `at most ${limits.attachments} files`);
  return { attachments: [...attachments, { fileId, group: 'background' }] };
}

function noSuchFile() {
  return invalid('fileId', 'NOT_FOUND', 'no such file of yours');
}
