import { Trans, useLingui } from '@lingui/react/macro';
import { ActButton } from '../../../ui/ActButton.js';
import { FieldItem } from '../../../ui/fields/FieldItem.js';
import { type LocalizedTextInput } from '../../../ui/fields/localized.js';
import { LocalizedField } from '../../../ui/fields/LocalizedField.js';
import { MomentField } from '../../../ui/fields/MomentField.js';
import { MoneyField } from '../../../ui/fields/MoneyField.js';
import { Moment } from '../../../ui/Moment.js';
import { Money } from '../../../ui/Money.js';
import { Nothing } from '../../../ui/Nothing.js';
import { Panel } from '../../../ui/Panel.js';
import { RecordTable } from '../../../ui/RecordTable.js';
import { StatusTag } from '../../../ui/StatusTag.js';
import { holds, useViewer } from '../../accounts/index.js';
import { milestoneStatus } from '../names.js';
import { actsFor, behalfOfRole, type Contract, type PartProps } from './sides.js';
import {
  ConfirmMilestoneDocument,
  DropMilestoneDocument,
  PlanMilestoneDocument,
  ReachMilestoneDocument,
  RejectMilestoneDocument,
} from './performance.generated.js';

type Milestone = Contract['milestones'][number];

/** The steps of performing the contract, and what is due for each. */
export function Milestones(props: PartProps) {
  const { t, i18n } = useLingui();
  const { milestones, terms } = props.contract;
  const due = String(
    milestones.reduce((sum, { status, amount }) => sum + BigInt((status !== 'DROPPED' && amount) || '0'), 0n),
  );
  return (
    <Panel title={t`Milestones`} actions={<PlanButton {...props} />}>
      {milestones.length === 0 ? (
        <Nothing why={<Trans>No milestone is planned. A contract can be accepted without any.</Trans>} />
      ) : (
        <>
          <RecordTable
            caption={t`Milestones`}
            columns={[
              { key: 'name', title: t`Milestone` },
              { key: 'due', title: t`Due` },
              { key: 'amount', title: t`Amount`, isNumber: true },
              { key: 'state', title: t`State` },
              { key: 'acts', title: t`Actions` },
            ]}
            rows={milestones.map((each) => ({
              key: each.id,
              cells: [
                each.name.text,
                <Moment key="due" at={each.dueAt} day end />,
                each.amount === null ? '–' : <Money key="amount" fen={each.amount} />,
                <State key="state" milestone={each} label={i18n._(milestoneStatus[each.status].label)} />,
                <MilestoneActs key="acts" {...props} milestone={each} />,
              ],
            }))}
          />
          {terms.total !== null && (
            <p className="quiet">
              <Trans>
                <Money fen={due} /> of <Money fen={terms.total} /> are due for milestones.
              </Trans>
            </p>
          )}
        </>
      )}
    </Panel>
  );
}

function State({
  milestone: { status, confirmedAt, reachedAt },
  label,
}: {
  milestone: Milestone;
  label: string;
}) {
  return (
    <>
      <StatusTag tone={milestoneStatus[status].tone}>{label}</StatusTag>
      <Moment at={confirmedAt ?? reachedAt} day />
    </>
  );
}

function MilestoneActs({ contract, again, milestone }: PartProps & { readonly milestone: Milestone }) {
  const { t } = useLingui();
  const viewer = useViewer();
  const { id, version, viewerActions } = milestone;
  const common = { version, onDone: again, variables: (act: object) => ({ id, act }) };
  const byPayer = behalfOfRole(viewer, contract, 'PAYER');
  return (
    <>
      {viewerActions.includes('REACH') && (
        <ActButton
          of={ReachMilestoneDocument}
          label={t`Reached`}
          behalf={behalfOfRole(viewer, contract, 'PROVIDER')}
          date
          {...common}
        />
      )}
      {viewerActions.includes('CONFIRM') && (
        <ActButton of={ConfirmMilestoneDocument} label={t`Confirm`} behalf={byPayer} date {...common} />
      )}
      {viewerActions.includes('REJECT') && (
        <ActButton of={RejectMilestoneDocument} label={t`Not reached`} behalf={byPayer} reason {...common} />
      )}
      {viewerActions.includes('DROP') && (
        <ActButton of={DropMilestoneDocument} label={t`Drop`} reason danger {...common} />
      )}
    </>
  );
}

interface Planned {
  readonly name: LocalizedTextInput;
  readonly dueAt: string;
  readonly amount?: string | null;
}

/** Whoever pays, provides or organizes plans steps while the contract is in force. */
function PlanButton({ contract, again }: PartProps) {
  const { t } = useLingui();
  const viewer = useViewer();
  const { id, status, parties, challenge } = contract;
  const isInForce = ['SIGNED', 'REGISTERED', 'PERFORMING'].includes(status);
  const plans =
    holds(viewer, ['ORGANIZER'], { kind: 'CHALLENGE', id: challenge?.id }) ||
    parties.some((party) => party.role !== 'WITNESS' && actsFor(viewer, contract, party));
  if (!isInForce || !plans) return null;
  return (
    <ActButton
      of={PlanMilestoneDocument}
      label={t`Plan a milestone`}
      variables={(act, input: Planned) => ({ act, input: { ...input, contractId: id } })}
      onDone={again}
    >
      <FieldItem name="name" label={t`What is to be reached`} needed>
        <LocalizedField />
      </FieldItem>
      <FieldItem name="dueAt" label={t`Due`} needed>
        <MomentField />
      </FieldItem>
      <FieldItem name="amount" label={t`Due for it, if anything`}>
        <MoneyField placeholder="" />
      </FieldItem>
    </ActButton>
  );
}
