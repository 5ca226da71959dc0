import { limits } from '@duijie/shared';
import { type ChallengeService } from '../../challenges/index.js';
import { type DockingRecord, type DockingService } from '../../dockings/index.js';
import {
  type Act,
  assertMay,
  createRecord,
  invalid,
  type LocalizedText,
  type Patch,
  refuse,
  textProblems,
  type Transaction,
  type Viewer,
} from '../../kernel/index.js';
import { type ContractKind, contractModel, type ContractRecord, type PartyKey } from '../model.js';
import { mayDraft } from '../policy.js';
import { type ContractActions, intentProblems, notAgreed } from '../workflow.js';
import { unsigned } from '../workflow/signatures.js';
import { changedTerms, noTerms, type TermsForm, termsProblems } from '../workflow/terms.js';
import { assertPartyNamed } from './naming.js';
import { type Parties } from './parties.js';

/** The form of a contract; absent fields stay as they are. */
export interface ContractForm extends TermsForm {
  kind?: ContractKind;
  name?: LocalizedText;
  parties?: PartyKey[];
  /** Id of the intent it replaces once it is signed. */
  supersedes?: string | null;
}

/** What a draft starts with. */
export interface NewContract extends ContractForm {
  dockingId: string;
  kind: ContractKind;
  name: LocalizedText;
}

type Form = Pick<ContractRecord, 'kind' | 'name' | 'parties' | 'terms' | 'supersedes'>;

/** Writing a contract until it is signed. */
export class Drafts {
  constructor(
    private readonly actions: ContractActions,
    private readonly challenges: ChallengeService,
    private readonly dockings: DockingService,
    private readonly parties: Parties,
  ) {}

  /** Drafts a contract about an agreement; without parties it is between the enterprise and the institution or leader. */
  draft(viewer: Viewer, draft: NewContract, act?: Act | null): Promise<ContractRecord> {
    return this.actions.once(viewer, 'draft', { draft, act }, (tx) => this.#create(tx, draft, act ?? {}));
  }

  /** Changes what is given; whoever has signed has to sign again. */
  edit(viewer: Viewer, id: string, form: ContractForm, act?: Act | null): Promise<ContractRecord> {
    const patch = async (before: ContractRecord): Promise<Patch<ContractRecord>> => {
      const fields = filledIn(before, form);
      await this.#assertSound(viewer, before, fields);
      return fields;
    };
    return this.actions.take(viewer, { id, action: 'edit', act, input: form, patch });
  }

  async #create(tx: Transaction, draft: NewContract, act: Act): Promise<ContractRecord> {
    const docking = await this.dockings.find(tx.viewer, draft.dockingId);
    if (!docking) throw invalid('dockingId', 'NOT_FOUND', 'no such docking');
    const { challengeId, enterpriseId, institutionId, teamId } = docking;
    const usual = draft.parties ?? (await this.parties.usual(enterpriseId, institutionId, teamId));
    const circle = { challengeId, enterpriseId, teamId, parties: usual };
    assertMay(tx.viewer, mayDraft, circle, act);
    if (docking.status !== 'agreed') refuse([notAgreed]);
    const start = { ...draft, parties: unsigned(usual), terms: noTerms, supersedes: null };
    const fields = filledIn(start, { ...draft, parties: usual });
    await this.#assertSound(tx.viewer, { dockingId: docking._id, teamId }, fields);
    const code = await this.challenges.nextCode(tx, challengeId, 'HT');
    const record = { ...begun, ...circle, ...subjectOf(docking), ...fields, code, createdAt: tx.now };
    const created = await createRecord(tx, this.actions.lifecycle, record, act);
    assertPartyNamed(created.parties, act);
    return created;
  }

  async #assertSound(
    viewer: Viewer,
    { dockingId, teamId }: Pick<ContractRecord, 'dockingId' | 'teamId'>,
    { kind, name, parties, terms, supersedes }: Form,
  ): Promise<void> {
    refuse([
      ...textProblems('name', name, limits.titleLength),
      ...termsProblems(terms),
      ...(await this.parties.problems(viewer, teamId, parties)),
    ]);
    if (supersedes === null) return;
    if (kind !== 'formal')
      throw invalid('supersedes', 'NOT_APPLICABLE', 'only a formal contract replaces one');
    const intent = await contractModel(this.actions.kernel).findById(supersedes).lean<ContractRecord>();
    refuse(intentProblems(intent, dockingId));
  }
}

const begun = {
  earlierTerms: [],
  signedAt: null,
  registration: null,
  paid: 0n,
  openMilestones: 0,
  planned: 0n,
  acceptedAt: null,
  terminatedAt: null,
};

function subjectOf({ _id: dockingId, requirementId, solutionId }: DockingRecord) {
  return { dockingId, requirementId, solutionId };
}

function filledIn(before: Form, form: ContractForm): Form {
  const { kind = before.kind, name = before.name, parties = before.parties } = form;
  const supersedes = form.supersedes === undefined ? before.supersedes : form.supersedes;
  const terms = { ...changedTerms(before.terms, form), scan: null };
  return { kind, name, parties: unsigned(parties), terms, supersedes };
}
