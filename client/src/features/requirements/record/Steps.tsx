import { useQuery } from '@apollo/client/react';
import { type MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Alert } from 'antd';
import { type ReactNode } from 'react';
import { apiLanguage, useLanguage } from '../../../ui/language.js';
import { LinkButton } from '../../../ui/LinkButton.js';
import { Moment } from '../../../ui/Moment.js';
import { type RequirementState, requirementStatus } from '../status-names.js';
import { RequirementHistoryDocument } from './around.generated.js';
import { type Need } from './need.js';

const path = ['DRAFT', 'SUBMITTED', 'SELECTED', 'RELEASED', 'CLOSED', 'DOCKED'] as const;
/** Ends beside the path, with the last step that was taken before. */
const ends: Partial<Record<RequirementState, number>> = {
  RETURNED: 0,
  REJECTED: 1,
  UNANSWERED: 4,
  NO_DEAL: 4,
};

const pathNames: Record<(typeof path)[number], MessageDescriptor> = {
  DRAFT: msg`Draft`,
  SUBMITTED: msg`Diagnosis`,
  SELECTED: msg`Confirmation`,
  RELEASED: msg`Open for answers`,
  CLOSED: msg`Screening and talks`,
  DOCKED: msg`Agreement`,
};

/** Where a requirement stands on its way, and what comes next. */
export function Steps({ need }: { readonly need: Need }) {
  const { t, i18n } = useLingui();
  const { status } = need;
  const index = path.indexOf(status as (typeof path)[number]);
  const reached = index >= 0 ? index : (ends[status] ?? lastStepBefore(need));
  return (
    <div>
      <ol className="steps" aria-label={t`Progress`} tabIndex={0}>
        {path.map((step, at) => (
          <li
            key={step}
            className={at < reached || (index < 0 && at === reached) ? 'done' : undefined}
            aria-current={at === index ? 'step' : undefined}
          >
            {i18n._(pathNames[step])}
          </li>
        ))}
        {index < 0 && (
          <li className="ended" aria-current="step">
            {i18n._(requirementStatus[status].label)}
          </li>
        )}
      </ol>
      <Next need={need} />
    </div>
  );
}

/** A withdrawn one was withdrawn from somewhere. */
function lastStepBefore({ submittedAt, releasedAt, closedAt }: Need): number {
  if (closedAt) return 4;
  if (releasedAt) return 3;
  return submittedAt ? 1 : 0;
}

function Next({ need }: { readonly need: Need }) {
  const { status, viewerActions } = need;
  const isSomebodys = viewerActions.length > 0;
  if (status === 'RETURNED' || status === 'REJECTED') return <WhyNot need={need} />;
  return (
    <Alert
      type={isSomebodys ? 'info' : 'success'}
      title={
        <>
          <strong>
            <Trans>What comes next:</Trans>
          </strong>{' '}
          {nextOf(need)}
        </>
      }
      action={<SolutionsLink need={need} />}
    />
  );
}

/** Whoever may read the solutions of a closed one finds them from here. */
function SolutionsLink({ need: { code, status, closedAt, original } }: { readonly need: Need }) {
  if (!code || !closedAt || original === null) return null;
  return (
    <LinkButton to={`/desk/needs/${code}/compare`} primary={status === 'CLOSED'}>
      <Trans>Solutions and comparison</Trans>
    </LinkButton>
  );
}

function nextOf({ status, deadline, publicVersion, confirmedVersion }: Need): ReactNode {
  switch (status) {
    case 'DRAFT':
      return <Trans>Complete the form and submit it to the organizer.</Trans>;
    case 'SUBMITTED':
      return <Trans>Experts diagnose it; then the organizer selects it, returns it or rejects it.</Trans>;
    case 'SELECTED':
      return publicVersion === confirmedVersion ? (
        <Trans>The public text is confirmed; the organizer releases it.</Trans>
      ) : (
        <Trans>The enterprise reads the public text and confirms it; without that it is not released.</Trans>
      );
    case 'RELEASED':
      return (
        <Trans>
          Teams answer in sealed form until <Moment at={deadline} end />.
        </Trans>
      );
    case 'CLOSED':
      return (
        <Trans>The solutions are screened and handed over; the enterprise compares them and talks.</Trans>
      );
    case 'DOCKED':
      return <Trans>Both sides agreed; a contract is drafted and signed.</Trans>;
    case 'UNANSWERED':
      return <Trans>No team answered it. It is over.</Trans>;
    case 'NO_DEAL':
      return <Trans>It ended without an agreement.</Trans>;
    default:
      return <Trans>It was taken back. Nothing more comes of it.</Trans>;
  }
}

/** The organizer's reason, where the viewer may read the history. */
function WhyNot({ need: { id, status, viewerActions } }: { readonly need: Need }) {
  const { data } = useQuery(RequirementHistoryDocument, {
    variables: { id, lang: apiLanguage(useLanguage()) },
  });
  const action = status === 'RETURNED' ? 'return' : 'reject';
  const reason = data?.requirement?.history?.findLast((entry) => entry.action === action)?.reason;
  return (
    <Alert
      type="warning"
      showIcon
      title={
        status === 'REJECTED' ? (
          <Trans>The organizer did not take it into the challenge.</Trans>
        ) : viewerActions.includes('EDIT') ? (
          <Trans>The organizer asks for changes: edit it and submit it again.</Trans>
        ) : (
          <Trans>The organizer asked the enterprise for changes.</Trans>
        )
      }
      description={reason}
    />
  );
}
