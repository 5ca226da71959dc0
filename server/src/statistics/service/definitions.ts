import { bilingual, type LocalizedText } from '../../kernel/index.js';

/** What a figure counts; a changed rule is a new version, so that a publication can name the one it used. */
export interface Definition {
  readonly metric: string;
  readonly subjectKind: string;
  readonly name: LocalizedText;
  readonly text: LocalizedText;
  /** Actions from which on a record counts. */
  readonly opens: readonly string[];
  /** Actions from which on it does not count any more; with `from`, only out of those states. */
  readonly closes: readonly { readonly action: string; readonly from?: readonly string[] }[];
}

/** Version of all definitions together. */
export const definitionVersion = '2022.1';

export const definitions = {
  collected: {
    metric: 'collected',
    subjectKind: 'requirement',
    name: bilingual('征集需求数', 'Requirements collected'),
    text: bilingual(
      '曾经提交且未被退回、未在遴选前撤回的需求；诊断后不予采纳的计入。退回后重新提交的自重新提交起计入。',
      'Requirements ever submitted and neither returned nor withdrawn before selection; rejected ones count. A returned one counts again from its resubmission.',
    ),
    opens: ['submit'],
    closes: [{ action: 'return' }, { action: 'withdraw', from: ['submitted', 'returned'] }],
  },
  released: {
    metric: 'released',
    subjectKind: 'requirement',
    name: bilingual('发布需求数', 'Requirements released'),
    text: bilingual(
      '曾经向社会发布的需求；发布后撤回、关闭或延期的仍然计入。',
      'Requirements ever released to the public; those withdrawn, closed or extended later still count.',
    ),
    opens: ['release'],
    closes: [],
  },
} as const satisfies Record<string, Definition>;

export type Metric = keyof typeof definitions;

/** The definitions that count one kind of record. */
export function definitionsOf(subjectKind: string): readonly Definition[] {
  return Object.values<Definition>(definitions).filter((each) => each.subjectKind === subjectKind);
}
