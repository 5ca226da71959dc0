import { ArrowDownOutlined, ArrowUpOutlined, CopyOutlined, DeleteOutlined } from '@ant-design/icons';
import { type MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { Button, Checkbox, Input } from 'antd';
import { type ReactNode, useId } from 'react';
import { ChoiceField } from '../../../ui/fields/ChoiceField.js';
import { LocalizedField } from '../../../ui/fields/LocalizedField.js';
import { useProblemUnder } from '../problems.js';
import { type IndicatorRow } from './form.js';

const comparators: Record<IndicatorRow['comparator'], MessageDescriptor> = {
  AT_LEAST: msg`≥ at least`,
  AT_MOST: msg`≤ at most`,
  EQUAL: msg`= exactly`,
  BETWEEN: msg`between`,
  QUALITATIVE: msg`in words`,
};

interface Acts {
  readonly change: (row: IndicatorRow) => void;
  readonly double: () => void;
  readonly remove: () => void;
  readonly move: (by: -1 | 1) => void;
}

interface Props {
  readonly row: IndicatorRow;
  readonly index: number;
  readonly count: number;
  readonly isFull: boolean;
  readonly acts: Acts;
}

/** One indicator of the form. */
export function IndicatorFields({ row, index, count, isFull, acts }: Props) {
  const { t, i18n } = useLingui();
  const number = index + 1;
  const set = (part: Partial<IndicatorRow>) => acts.change({ ...row, ...part });
  const at = (part: string) => `indicators.${index}.${part}`;
  const isQualitative = row.comparator === 'QUALITATIVE';
  const choices = Object.entries(comparators).map(([value, label]) => ({ value, label: i18n._(label) }));
  return (
    <fieldset className="indicator-row">
      <legend>{t`Indicator ${number}`}</legend>
      <div className="indicator-grid">
        <Cell label={t`Name of the indicator`} path={at('name')} className="wide">
          {(id) => (
            <LocalizedField id={id} value={row.name} maxLength={120} onChange={(name) => set({ name })} />
          )}
        </Cell>
        <Cell label={t`Comparison`} path={at('comparator')}>
          {(id) => (
            <ChoiceField
              id={id}
              value={row.comparator}
              choices={choices}
              onChange={(value) => set({ comparator: (value ?? 'AT_LEAST') as IndicatorRow['comparator'] })}
            />
          )}
        </Cell>
        {isQualitative ? (
          <Cell label={t`Target in words`} path={at('targetText')} className="wide">
            {(id) => (
              <LocalizedField
                id={id}
                value={row.targetText}
                maxLength={2000}
                onChange={(targetText) => set({ targetText })}
              />
            )}
          </Cell>
        ) : (
          <Numbers row={row} at={at} set={set} />
        )}
        <Cell label={t`Test or acceptance method`} path={at('method')} className="whole">
          {(id) => (
            <LocalizedField
              id={id}
              value={row.method}
              maxLength={2000}
              onChange={(method) => set({ method })}
            />
          )}
        </Cell>
      </div>
      <div className="indicator-acts">
        <Checkbox checked={row.mustHave} onChange={({ target }) => set({ mustHave: target.checked })}>
          {t`Must be met`}
        </Checkbox>
        <RowActs
          number={number}
          isFirst={index === 0}
          isLast={index === count - 1}
          isFull={isFull}
          acts={acts}
        />
      </div>
    </fieldset>
  );
}

interface NumbersProps {
  readonly row: IndicatorRow;
  readonly at: (part: string) => string;
  readonly set: (part: Partial<IndicatorRow>) => void;
}

function Numbers({ row, at, set }: NumbersProps) {
  const { t } = useLingui();
  const isBetween = row.comparator === 'BETWEEN';
  const field = (part: 'target' | 'targetMax' | 'unit', label: string) => (
    <Cell label={label} path={at(part)}>
      {(id) => (
        <Input
          id={id}
          inputMode={part === 'unit' ? 'text' : 'decimal'}
          autoComplete="off"
          maxLength={40}
          value={row[part]}
          onChange={({ target }) =>
            set({
              [part]: part === 'unit' ? target.value : target.value.normalize('NFKC').replace(/[,\s]/g, ''),
            })
          }
        />
      )}
    </Cell>
  );
  return (
    <>
      {field('target', isBetween ? t({ context: 'range', message: 'From' }) : t`Target`)}
      {isBetween && field('targetMax', t`To`)}
      {field('unit', t`Unit`)}
    </>
  );
}

interface CellProps {
  readonly label: string;
  readonly path: string;
  readonly className?: string;
  readonly children: (id: string) => ReactNode;
}

/** A labelled control with what the server found wrong with it. */
function Cell({ label, path, className, children }: CellProps) {
  const id = useId();
  const problem = useProblemUnder()(path);
  return (
    <div className={className}>
      <label htmlFor={id}>{label}</label>
      {children(id)}
      {problem && <div className="cell-problem">{problem}</div>}
    </div>
  );
}

interface RowActsProps {
  readonly number: number;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly isFull: boolean;
  readonly acts: Acts;
}

function RowActs({ number, isFirst, isLast, isFull, acts }: RowActsProps) {
  const { t } = useLingui();
  const button = (label: string, icon: ReactNode, disabled: boolean, onClick: () => void) => (
    <Button type="text" icon={icon} aria-label={label} title={label} disabled={disabled} onClick={onClick} />
  );
  return (
    <span>
      {button(t`Move indicator ${number} up`, <ArrowUpOutlined />, isFirst, () => acts.move(-1))}
      {button(t`Move indicator ${number} down`, <ArrowDownOutlined />, isLast, () => acts.move(1))}
      {button(t`Duplicate indicator ${number}`, <CopyOutlined />, isFull, acts.double)}
      {button(t`Remove indicator ${number}`, <DeleteOutlined />, false, acts.remove)}
    </span>
  );
}
