import { Trans, useLingui } from '@lingui/react/macro';
import { Checkbox } from 'antd';
import { Link } from 'react-router';
import { requirementStatus } from '../../requirements/index.js';
import { StatusTag } from '../../../ui/StatusTag.js';
import { type Situation } from './situation.js';
import { type Need, urgencyOf, waitingFor } from './stages.js';

/** Code and title, leading to the record. */
export function NeedLink({ need: { id, code, title } }: { readonly need: Need }) {
  return (
    <Link to={`/desk/requirements/${code ?? id}`} className="need-link">
      {code && <span className="code">{code}</span>} {title.text}
    </Link>
  );
}

/** The state in words. */
export function NeedStatus({ status }: { readonly status: Need['status'] }) {
  const { i18n } = useLingui();
  const { label, tone } = requirementStatus[status];
  return <StatusTag tone={tone}>{i18n._(label)}</StatusTag>;
}

/** Late, soon due, recommended, or about to be changed. */
export function NeedBadges({ need, now, pending }: { need: Need; now: number; pending: string | undefined }) {
  const urgency = urgencyOf(need, now);
  return (
    <>
      {pending && <StatusTag tone="active">{pending} …</StatusTag>}
      {urgency === 'overdue' && (
        <StatusTag tone="bad">
          <Trans>Deadline passed</Trans>
        </StatusTag>
      )}
      {urgency === 'soon' && (
        <StatusTag tone="waiting">
          <Trans>Due within 3 days</Trans>
        </StatusTag>
      )}
      {need.recommended && need.status === 'SUBMITTED' && (
        <StatusTag tone="good">
          <Trans>Recommended</Trans>
        </StatusTag>
      )}
    </>
  );
}

/** Whose move it is. */
export function Waiting({ need, situation }: { readonly need: Need; readonly situation: Situation }) {
  const { i18n } = useLingui();
  const text = waitingFor(need, situation);
  return text && <>{i18n._(text)}</>;
}

interface SelectBoxProps {
  readonly need: Need;
  readonly isSelected: boolean;
  readonly onSelect: (ids: readonly string[], isSelected: boolean) => void;
}

/** Takes a need into the selection, or out of it. */
export function SelectBox({ need: { id, code, title }, isSelected, onSelect }: SelectBoxProps) {
  const { t } = useLingui();
  const name = code ?? title.text;
  return (
    <Checkbox
      checked={isSelected}
      aria-label={t`Select ${name}`}
      onChange={({ target }) => onSelect([id], target.checked)}
    />
  );
}
