import { useLingui } from '@lingui/react/macro';
import { type ComponentProps } from 'react';
import { mayBeginTeam, useViewer } from '../../accounts/index.js';
import { useFieldNames } from '../field-names.js';
import { LinkButton } from '../../../ui/LinkButton.js';
import { ActButton } from '../../../ui/ActButton.js';
import { FieldItem } from '../../../ui/fields/FieldItem.js';
import { MomentField } from '../../../ui/fields/MomentField.js';
import {
  CloseRequirementDocument,
  ConcludeRequirementDocument,
  ExtendRequirementDocument,
  RecommendRequirementDocument,
  RejectRequirementDocument,
  ReleaseRequirementDocument,
  ReopenRequirementDocument,
  ReturnRequirementDocument,
  SelectRequirementDocument,
  SubmitRequirementDocument,
  WithdrawRequirementDocument,
} from './acts.generated.js';
import { type Need, type NeedAction, useBehalf, useRefresh } from './need.js';

type Plain = Omit<
  ComponentProps<typeof ActButton<never, { id: string }>>,
  'of' | 'variables' | 'version' | 'onDone' | 'labelOf'
>;

const plain = {
  SUBMIT: SubmitRequirementDocument,
  RECOMMEND: RecommendRequirementDocument,
  RETURN: ReturnRequirementDocument,
  REJECT: RejectRequirementDocument,
  SELECT: SelectRequirementDocument,
  RELEASE: ReleaseRequirementDocument,
  CLOSE: CloseRequirementDocument,
  CONCLUDE: ConcludeRequirementDocument,
  WITHDRAW: WithdrawRequirementDocument,
} as const;

/** What the viewer could do to a requirement now, as buttons; what is written has a page of its own. */
export function Acts({ need }: { readonly need: Need }) {
  const { t } = useLingui();
  const behalf = useBehalf(need.organization);
  const may = (action: NeedAction) => need.viewerActions.includes(action);
  const at = need.code ?? need.id;
  const button = (action: keyof typeof plain, props: Plain) =>
    may(action) && <PlainAct key={action} need={need} of={action} {...props} />;
  return (
    <>
      <AnswerLink need={need} />
      {button('SUBMIT', {
        label: t`Submit`,
        primary: true,
        behalf,
        confirm: t`The organizer reads it then. It can be changed only when it is returned.`,
      })}
      {may('EDIT') && <LinkButton to={`/desk/needs/${need.id}/edit`}>{t`Edit`}</LinkButton>}
      {button('SELECT', { label: t`Select`, primary: true, decision: true, date: true })}
      {button('RELEASE', {
        label: t`Release`,
        primary: true,
        decision: true,
        confirm: t`Everybody reads the confirmed text, and teams can answer.`,
      })}
      {button('RECOMMEND', { label: t`Recommend`, primary: true })}
      {may('REVISE') && (
        <LinkButton to={`/desk/requirements/${at}/revise`}>{t`Revise the public text`}</LinkButton>
      )}
      {button('RETURN', { label: t`Return for changes`, reason: true })}
      {may('EXTEND') && <DeadlineAct need={need} of="EXTEND" label={t`Extend the deadline`} />}
      {button('CLOSE', {
        label: t`Close to answers`,
        reason: true,
        confirm: t`It takes no more answers; those that were handed in are locked and opened.`,
      })}
      {may('REOPEN') && <DeadlineAct need={need} of="REOPEN" label={t`Reopen`} />}
      {button('CONCLUDE', {
        label: t`Conclude without an agreement`,
        confirm: t`This ends it for good.`,
        decision: true,
      })}
      {button('REJECT', { label: t`Reject`, danger: true, reason: true })}
      {button('WITHDRAW', {
        label: t`Withdraw`,
        danger: true,
        reason: true,
        behalf,
        confirm: t`This ends it for good. Solutions lapse, and talks end.`,
      })}
    </>
  );
}

/** Teams answer; so may whoever does not have one yet but may register one. */
function AnswerLink({ need }: { readonly need: Need }) {
  const { t } = useLingui();
  const viewer = useViewer();
  const isTeam = viewer.roles.some(({ status, scope }) => status === 'GIVEN' && scope.kind === 'TEAM');
  if (need.status !== 'RELEASED' || !(isTeam || mayBeginTeam(viewer))) return null;
  return (
    <LinkButton to={`/desk/answer/${need.code}`} primary>
      {t`Answer this need`}
    </LinkButton>
  );
}

function PlainAct({ need, of, ...props }: Plain & { readonly need: Need; readonly of: keyof typeof plain }) {
  const refresh = useRefresh();
  const names = useFieldNames();
  return (
    <ActButton
      of={plain[of] as typeof SubmitRequirementDocument}
      {...props}
      version={need.version}
      labelOf={names}
      variables={(act) => ({ id: need.id, act })}
      onDone={refresh}
    />
  );
}

const withDeadline = { EXTEND: ExtendRequirementDocument, REOPEN: ReopenRequirementDocument } as const;

function DeadlineAct({
  need,
  of,
  label,
}: {
  readonly need: Need;
  readonly of: keyof typeof withDeadline;
  readonly label: string;
}) {
  const { t } = useLingui();
  const refresh = useRefresh();
  return (
    <ActButton<unknown, { id: string; deadline: string }, { deadline: string }>
      of={withDeadline[of]}
      label={label}
      reason
      version={need.version}
      initialValues={{ ...(need.deadline && { deadline: need.deadline }) }}
      labelOf={(path) => (path === 'deadline' ? t`New deadline` : undefined)}
      variables={(act, { deadline }) => ({ id: need.id, deadline, act })}
      onDone={refresh}
    >
      <FieldItem name="deadline" label={t`New deadline`} needed>
        <MomentField />
      </FieldItem>
    </ActButton>
  );
}
