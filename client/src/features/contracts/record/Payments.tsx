import { Trans, useLingui } from '@lingui/react/macro';
import { Moment } from '../../../ui/Moment.js';
import { ActButton } from '../../../ui/ActButton.js';
import { Money } from '../../../ui/Money.js';
import { Nothing } from '../../../ui/Nothing.js';
import { Panel } from '../../../ui/Panel.js';
import { RecordTable } from '../../../ui/RecordTable.js';
import { StatusTag } from '../../../ui/StatusTag.js';
import { useViewer } from '../../accounts/index.js';
import { paymentStatus } from '../names.js';
import { actsFor, behalfOf, type Contract, type PartProps } from './sides.js';
import { ConfirmPaymentDocument, ReversePaymentDocument } from './performance.generated.js';
import { RecordPaymentButton } from './RecordPayment.js';

type Payment = Contract['payments'][number];

/** What was paid, by whom to whom, and what is still outstanding. */
export function Payments(props: PartProps) {
  const { t, i18n } = useLingui();
  const { payments, parties, paid, outstanding, terms } = props.contract;
  const nameAt = (position: number) => parties[position]?.name?.text;
  return (
    <Panel title={t`Payments`} actions={<RecordPaymentButton {...props} />}>
      {payments.length === 0 ? (
        <Nothing
          why={<Trans>Nothing was paid yet. Payments are recorded once the contract is performed.</Trans>}
        />
      ) : (
        <>
          <RecordTable
            caption={t`Payments`}
            columns={[
              { key: 'when', title: t`Paid` },
              { key: 'amount', title: t`Amount`, isNumber: true },
              { key: 'who', title: t`From and to` },
              { key: 'what', title: t`For` },
              { key: 'state', title: t`State` },
              { key: 'acts', title: t`Actions` },
            ]}
            rows={payments.map((each) => ({
              key: each.id,
              cells: [
                <Moment key="when" at={each.paidAt} day />,
                <Money key="amount" fen={each.amount} />,
                <span key="who">
                  {nameAt(each.from)} → {nameAt(each.to)}
                </span>,
                <For key="what" payment={each} />,
                <StatusTag key="state" tone={paymentStatus[each.status].tone}>
                  {i18n._(paymentStatus[each.status].label)}
                </StatusTag>,
                <PaymentActs key="acts" {...props} payment={each} />,
              ],
            }))}
          />
          <p className="quiet">
            {terms.total === null || outstanding === null ? (
              <Trans>
                <Money fen={paid} /> paid; the total is undetermined.
              </Trans>
            ) : (
              <Trans>
                <Money fen={paid} /> paid of <Money fen={terms.total} />; <Money fen={outstanding} />{' '}
                outstanding.
              </Trans>
            )}
          </p>
        </>
      )}
    </Panel>
  );
}

function For({ payment: { milestone, reference } }: { readonly payment: Payment }) {
  return (
    <>
      {milestone?.name.text}
      {reference && (
        <div className="quiet">
          <Trans>Receipt {reference}</Trans>
        </div>
      )}
    </>
  );
}

function PaymentActs({ contract, again, payment }: PartProps & { readonly payment: Payment }) {
  const { t } = useLingui();
  const viewer = useViewer();
  const { id, version, viewerActions } = payment;
  const common = { version, onDone: again, variables: (act: object) => ({ id, act }) };
  const payee = contract.parties[payment.to];
  return (
    <>
      {viewerActions.includes('CONFIRM') && (
        <ActButton
          of={ConfirmPaymentDocument}
          label={t`It arrived`}
          behalf={payee && !actsFor(viewer, contract, payee) ? behalfOf(payee) : undefined}
          date
          {...common}
        />
      )}
      {viewerActions.includes('REVERSE') && (
        <ActButton of={ReversePaymentDocument} label={t`Reverse`} reason danger {...common} />
      )}
    </>
  );
}
