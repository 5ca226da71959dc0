import { bilingual, type LocalizedText } from '../../kernel/index.js';

/** An action, as far as it is told apart by where it comes from or leads to. */
export interface Step {
  readonly action: string;
  readonly from?: readonly string[];
  readonly to?: string;
}

/** From when until when a record counts. */
export interface Definition {
  readonly metric: string;
  readonly subjectKind: string;
  /** From these on a record counts. */
  readonly opens: readonly Step[];
  /** From these on it does not count any more. */
  readonly closes: readonly Step[];
  /** These change the amount with which it counts. */
  readonly changes?: readonly Step[];
}

/** What is kept about the records of a technology challenge. */
const metrics = [
  {
    metric: 'collected',
    subjectKind: 'requirement',
    opens: [{ action: 'submit' }],
    closes: [{ action: 'return' }, { action: 'withdraw', from: ['submitted', 'returned'] }],
  },
  { metric: 'released', subjectKind: 'requirement', opens: [{ action: 'release' }], closes: [] },
  {
    metric: 'solutions',
    subjectKind: 'solution',
    opens: [{ action: 'lock' }, { action: 'admitLate' }],
    closes: [],
  },
  {
    metric: 'docked',
    subjectKind: 'docking',
    opens: [{ action: 'accept', to: 'agreed' }],
    closes: [{ action: 'cancel' }],
  },
  {
    metric: 'contracts',
    subjectKind: 'contract',
    opens: [{ action: 'sign', to: 'signed' }],
    closes: [],
    changes: [{ action: 'amend' }, { action: 'correct' }],
  },
  { metric: 'terminated', subjectKind: 'contract', opens: [{ action: 'terminate' }], closes: [] },
] as const satisfies readonly Definition[];

export type Metric = (typeof metrics)[number]['metric'];

/** A published figure: what it counts of a metric's rows, in words that say how. */
export interface FigureDefinition {
  readonly figure: string;
  readonly metric: Metric;
  /** Rows that agree in this count once. */
  readonly distinct?: 'requirementId' | 'teamId';
  /** The amounts are added up instead of the rows counted. */
  readonly sum?: true;
  readonly name: LocalizedText;
  readonly text: LocalizedText;
}

const figures = [
  {
    figure: 'requirementsCollected',
    metric: 'collected',
    name: bilingual('征集需求数', 'Requirements collected'),
    text: bilingual(
      '曾经提交且未被退回、未在遴选前撤回的需求；诊断后不予采纳的计入。退回后重新提交的自重新提交起计入。',
      'Requirements ever submitted and neither returned nor withdrawn before selection; rejected ones count. A returned one counts again from its resubmission.',
    ),
  },
  {
    figure: 'requirementsReleased',
    metric: 'released',
    name: bilingual('发布需求数', 'Requirements released'),
    text: bilingual(
      '曾经向社会发布的需求；发布后撤回、关闭或延期的仍然计入。',
      'Requirements ever released to the public; those withdrawn, closed or extended later still count.',
    ),
  },
  {
    figure: 'requirementsAnswered',
    metric: 'solutions',
    distinct: 'requirementId',
    name: bilingual('应答需求数', 'Requirements answered'),
    text: bilingual(
      '至少收到一份已封存解决方案的发布需求。',
      'Released requirements with a locked solution.',
    ),
  },
  {
    figure: 'solutions',
    metric: 'solutions',
    name: bilingual('解决方案数', 'Solutions'),
    text: bilingual(
      '需求截止时封存的解决方案，以及经批准的逾期方案；此后撤回或不合格的仍然计入。',
      'Solutions locked when their requirement closed, and late ones that were admitted; those withdrawn or found ineligible later still count.',
    ),
  },
  {
    figure: 'teams',
    metric: 'solutions',
    distinct: 'teamId',
    name: bilingual('挑战团队数', 'Teams'),
    text: bilingual('至少有一份已封存解决方案的团队。', 'Different teams with a locked solution.'),
  },
  {
    figure: 'docked',
    metric: 'docked',
    distinct: 'requirementId',
    name: bilingual('对接需求数', 'Requirements docked'),
    text: bilingual(
      '双方确认达成对接、且未取消的需求。',
      'Requirements with an agreement that both sides confirmed and that was not cancelled.',
    ),
  },
  {
    figure: 'contractsSigned',
    metric: 'contracts',
    name: bilingual('签约合同数', 'Contracts signed'),
    text: bilingual(
      '各方签署完毕的正式合同；意向协议不计，其后终止的仍然计入并另行列示。',
      'Formal contracts signed by every party; intents do not count, and contracts terminated later still do and are told apart.',
    ),
  },
  {
    figure: 'contractsTerminated',
    metric: 'terminated',
    name: bilingual('终止合同数', 'Contracts terminated'),
    text: bilingual(
      '签署后终止的正式合同。',
      'Formal contracts that were terminated after they had been signed.',
    ),
  },
  {
    figure: 'contracted',
    metric: 'contracts',
    sum: true,
    name: bilingual('合同金额', 'Contracted amount'),
    text: bilingual(
      '签约合同的总金额，按变更与更正后的金额计；金额未定的按零计。',
      'The totals of signed contracts as amended and corrected; undetermined amounts count as nothing.',
    ),
  },
] as const satisfies readonly FigureDefinition[];

export type FigureName = (typeof figures)[number]['figure'];

/** How a programme counts; a changed rule is a new version, so that a publication can name the one it used. */
export interface DefinitionSet {
  readonly version: string;
  readonly metrics: readonly Definition[];
  readonly figures: readonly (FigureDefinition & { readonly figure: FigureName })[];
}

const technologyChallenge: DefinitionSet = { version: '2022.2', metrics, figures };
const nothing: DefinitionSet = { version: '0', metrics: [], figures: [] };

/** The definitions registered for a kind of programme; a programme without any counts nothing. */
const byProgramme = new Map<string, DefinitionSet>([['technology-challenge', technologyChallenge]]);

export function definitionsFor(programme: string): DefinitionSet {
  return byProgramme.get(programme) ?? nothing;
}

/** The metrics that count one kind of record, in any programme. */
export function definitionsOf(subjectKind: string): readonly Definition[] {
  const all = [...byProgramme.values()].flatMap((set) => set.metrics);
  return all.filter((each) => each.subjectKind === subjectKind);
}

/** The kinds of records that are counted. */
export const countedKinds: readonly string[] = [...new Set(metrics.map(({ subjectKind }) => subjectKind))];
