import { limits } from '@duijie/shared';
import {
  type Act,
  Conflict,
  type Fen,
  invalid,
  type LocalizedText,
  type Patch,
  refuse,
  textProblems,
  type Transaction,
  unlessTaken,
  type Viewer,
} from '../../kernel/index.js';
import { type ContractRecord, type RegistrationType } from '../model.js';
import { type ContractActions } from '../workflow.js';
import { technologyProblems, totalProblems } from '../workflow/money.js';
import { amendedTerms, missingTerms, type TermsForm, termsProblems } from '../workflow/terms.js';

/** What the registering office certified. */
export interface RegistrationForm {
  office: LocalizedText;
  number: string;
  type: RegistrationType;
  technologyValue: Fen;
}

/** What a correction sets; absent fields stay as they are, a null total is undetermined. */
export interface CorrectionForm {
  total?: Fen | null;
  technologyValue?: Fen;
}

type C = ContractRecord;

/** What becomes of a signed contract: registered, amended, corrected, and so on. */
export class Changes {
  constructor(private readonly actions: ContractActions) {}

  /** Takes an action that needs no input of its own. */
  take(viewer: Viewer, id: string, action: PlainAction, act?: Act | null): Promise<C> {
    const patch = effects[action](act?.effectiveAt ?? this.actions.kernel.now());
    return this.actions.take(viewer, { id, action, act, patch });
  }

  /** Records the registration. Throws Conflict when the office's number is another contract's. */
  register(viewer: Viewer, id: string, form: RegistrationForm, act?: Act | null): Promise<C> {
    const taken = new Conflict('number', 'another contract has this number of the office');
    return this.actions.once(viewer, 'register', { id, form, act }, async (tx) => {
      const patch = ({ terms }: C) => registered(form, terms.total, act?.effectiveAt ?? tx.now);
      const done = this.actions.takeIn(tx, { id, action: 'register', act, patch });
      return unlessTaken(done, 'registration.number', taken);
    });
  }

  /** New terms, as the evidence shows them with the signatures of all parties. */
  amend(viewer: Viewer, id: string, form: TermsForm, act?: Act | null): Promise<C> {
    const patch = (before: C, tx: Transaction) => amended(before, tx, form, act);
    return this.actions.take(viewer, { id, action: 'amend', act, input: form, patch });
  }

  /** Sets right what was entered wrong; what it was stays in history. */
  correct(viewer: Viewer, id: string, form: CorrectionForm, act?: Act | null): Promise<C> {
    const patch = (before: C) => corrected(before, form);
    return this.actions.take(viewer, { id, action: 'correct', act, input: form, patch });
  }
}

const effects = {
  void: () => ({}),
  refuseRegistration: () => ({}),
  perform: () => ({}),
  accept: (at) => ({ acceptedAt: at }),
  terminate: (at) => ({ terminatedAt: at }),
} as const satisfies Record<string, (at: Date) => Patch<C>>;

/** Actions that take nothing but what accompanies any action. */
export type PlainAction = keyof typeof effects;

function registered(form: RegistrationForm, total: Fen | null, registeredAt: Date): Patch<C> {
  const number = form.number.trim();
  refuse([
    ...textProblems('office', form.office, limits.nameLength),
    ...(number === '' ? [{ path: 'number', code: 'REQUIRED', message: 'must not be empty' }] : []),
    ...technologyProblems(form.technologyValue, total),
  ]);
  return { registration: { ...form, number, registeredAt } };
}

function amended(before: C, { now }: Transaction, form: TermsForm, act?: Act | null): Patch<C> {
  if (!act?.evidence)
    throw invalid('act.evidence', 'EVIDENCE_REQUIRED', 'a scan with the signatures of all parties is needed');
  const patch = amendedTerms(before, form, { scan: act.evidence, agreedAt: act.effectiveAt ?? now });
  const after = { ...before, ...patch };
  refuse([...termsProblems(after.terms), ...missingTerms(after.kind, after.terms), ...totalProblems(after)]);
  return patch;
}

function corrected(before: C, { total, technologyValue }: CorrectionForm): Patch<C> {
  const { registration } = before;
  if (technologyValue !== undefined && !registration)
    throw invalid('technologyValue', 'NOT_REGISTERED', 'there is no registration to correct');
  if (total === undefined && technologyValue === undefined)
    throw invalid('total', 'REQUIRED', 'say what is to be corrected');
  const after = {
    ...before,
    terms: { ...before.terms, ...(total !== undefined && { total }) },
    registration: registration && {
      ...registration,
      ...(technologyValue !== undefined && { technologyValue }),
    },
  };
  refuse([
    ...termsProblems(after.terms),
    ...missingTerms(after.kind, after.terms),
    ...(technologyValue === undefined
      ? totalProblems(after)
      : [
          ...technologyProblems(technologyValue, after.terms.total),
          ...totalProblems({ ...after, registration: null }),
        ]),
  ]);
  return { terms: after.terms, registration: after.registration };
}
