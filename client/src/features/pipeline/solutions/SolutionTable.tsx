import { type MessageDescriptor } from '@lingui/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { Checkbox } from 'antd';
import { Link } from 'react-router';
import { ActButton } from '../../../ui/ActButton.js';
import { FieldItem } from '../../../ui/fields/FieldItem.js';
import { LocalizedField } from '../../../ui/fields/LocalizedField.js';
import { type LocalizedTextInput } from '../../../ui/fields/localized.js';
import { apiLanguage, useLanguage } from '../../../ui/language.js';
import { Moment } from '../../../ui/Moment.js';
import { StatusTag } from '../../../ui/StatusTag.js';
import { type Tone } from '../../../ui/tone.js';
import {
  AdmitLateInListDocument,
  HandOverInListDocument,
  type PipelineSolutionFragment,
  ScreenInListDocument,
} from './solutions.generated.js';

export type Solution = PipelineSolutionFragment;

interface Props {
  readonly solutions: readonly Solution[];
  readonly selected: ReadonlySet<string>;
  readonly pending: ReadonlyMap<string, string>;
  readonly statusNames: Readonly<Record<Solution['status'], { label: MessageDescriptor; tone: Tone }>>;
  readonly onSelect: (ids: readonly string[], isSelected: boolean) => void;
}

/** Solutions as rows, without their contents: reading those is logged. */
export function SolutionTable({ solutions, selected, pending, statusNames, onSelect }: Props) {
  const { t, i18n } = useLingui();
  const all = solutions.map(({ id }) => id);
  return (
    <div className="scroll" role="region" aria-label={t`Solutions`} tabIndex={0}>
      <table className="rows pipeline-table">
        <thead>
          <tr>
            <th scope="col">
              <Checkbox
                checked={all.length > 0 && all.every((id) => selected.has(id))}
                aria-label={t`Select all`}
                onChange={({ target }) => onSelect(all, target.checked)}
              />
            </th>
            <th scope="col">{t`Solution`}</th>
            <th scope="col">{t`Team`}</th>
            <th scope="col">{t`Need`}</th>
            <th scope="col">{t`State`}</th>
            <th scope="col">{t`Handed over`}</th>
            <th scope="col">{t`What can be done`}</th>
          </tr>
        </thead>
        <tbody>
          {solutions.map((solution) => (
            <tr key={solution.id} className={selected.has(solution.id) ? 'selected' : ''}>
              <td>
                <Checkbox
                  checked={selected.has(solution.id)}
                  aria-label={t`Select ${solution.code}`}
                  onChange={({ target }) => onSelect([solution.id], target.checked)}
                />
              </td>
              <th scope="row" className="kept">
                <Link to={`/desk/solutions/${solution.code}`}>{solution.code}</Link>
              </th>
              <td>{solution.team?.name.text}</td>
              <td className="wide-cell">
                {solution.requirement && (
                  <Link to={`/desk/requirements/${solution.requirement.code ?? solution.requirement.id}`}>
                    {solution.requirement.code} {solution.requirement.title.text}
                  </Link>
                )}
              </td>
              <td>
                <StatusTag tone={statusNames[solution.status].tone}>
                  {i18n._(statusNames[solution.status].label)}
                </StatusTag>
                {pending.has(solution.id) && (
                  <StatusTag tone="active">{pending.get(solution.id)} …</StatusTag>
                )}
              </td>
              <td>
                <Moment at={solution.handedOverAt} day />
              </td>
              <td>
                <Acts solution={solution} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Acts({ solution: { id, version, viewerActions: can } }: { readonly solution: Solution }) {
  const { t } = useLingui();
  const lang = apiLanguage(useLanguage());
  return (
    <div className="acts">
      {can.includes('ADMIT_LATE') && (
        <ActButton
          of={AdmitLateInListDocument}
          label={t`Admit`}
          version={version}
          reason
          confirm={<Trans>It counts from now on; when it was received stays on record.</Trans>}
          variables={(act) => ({ id, act, lang })}
        />
      )}
      {can.includes('SCREEN') && (
        <>
          <ActButton
            of={ScreenInListDocument}
            label={t`Eligible`}
            version={version}
            variables={(act) => ({ id, act, lang, outcome: 'ELIGIBLE' as const })}
          />
          <ActButton
            of={ScreenInListDocument}
            label={t`Not eligible`}
            version={version}
            danger
            labelOf={() => t`What the team is told`}
            variables={(act, { feedback }: { feedback: LocalizedTextInput }) => ({
              id,
              act,
              lang,
              feedback,
              outcome: 'INELIGIBLE' as const,
            })}
          >
            <FieldItem name="feedback" label={t`What the team is told`} needed>
              <LocalizedField rows={3} maxLength={2000} />
            </FieldItem>
          </ActButton>
        </>
      )}
      {can.includes('HAND_OVER') && (
        <ActButton
          of={HandOverInListDocument}
          label={t`Hand over`}
          version={version}
          confirm={<Trans>From now on the enterprise may read it.</Trans>}
          variables={(act) => ({ id, act, lang })}
        />
      )}
    </div>
  );
}
